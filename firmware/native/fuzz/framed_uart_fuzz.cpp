// The serial driver under any mixture of calls.
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../tests/framed_uart/reference.hpp"
#include "framed_uart/framed_uart.hpp"

namespace {

using wuxi::framed_uart;

void expect(bool right, const char* what) {
    if (!right) {
        fprintf(stderr, "%s\n", what);
        abort();
    }
}

/// Reads the script and keeps the books on what must come out.
class script {
  public:
    script(const uint8_t* data, size_t size) : data_(data), size_(size) {}

    void run() {
        protocol_ = static_cast<int32_t>(next() % 7U);
        const int32_t bauds[] = {300, 2400, 9600, 115200};
        const int32_t baud = bauds[next() % 4U];
        expect(line_.open(protocol_, baud, 11, next() * 1000), "a line that does not open");
        timing_ = wuxi::line_timing::of(baud, 11);
        while (at_ < size_) {
            step(next());
        }
        finish();
    }

  private:
    uint8_t next() { return at_ < size_ ? data_[at_++] : 0; }

    void step(uint8_t what) {
        switch (what % 10U) {
            case 0:
                advance(next());
                break;
            case 1:
                advance(static_cast<int64_t>(next()) * 1000);
                break;
            case 2:
                advance(static_cast<int64_t>(next()) * 100000);
                break;
            case 3:
                submit();
                break;
            case 4:
                transmit();
                break;
            case 5:
                sent();
                break;
            case 6:
                receive(next() % 40U, false);
                break;
            case 7:
                receive(next() % 40U, true);
                break;
            case 8:
                take();
                break;
            default:
                line_.overrun();
                break;
        }
    }

    void advance(int64_t us) {
        now_us_ += us;
        expect(line_.run(now_us_) >= now_us_, "the next call lies in the past");
    }

    void submit() {
        uint8_t bytes[40];
        const int32_t count = next() % 40U;
        for (int32_t i = 0; i < count; i++) {
            bytes[i] = next();
        }
        const int32_t timeout_ms = next() * 4;
        const int32_t ticket = line_.submit(bytes, count, timeout_ms);
        if (count < 1 || count > 32 || timeout_ms < 1) {
            expect(ticket == framed_uart::bad_parameter, "a bad request is taken");
        } else if (ticket != framed_uart::full) {
            expect(ticket == submitted_ + 1, "a wrong ticket");
            submitted_ = ticket;
        }
    }

    void transmit() {
        uint8_t bytes[32];
        const int32_t count = line_.transmit(bytes, 32);
        expect(count >= 0 && count <= 32, "a wrong size to send");
        expect(count == 0 || !sending_, "two requests at once");
        if (count > 0) {
            sending_ = true;
            request_size_ = count;
            memcpy(request_, bytes, static_cast<size_t>(count));
        }
    }

    void sent() {
        now_us_ += sending_ ? timing_.us(request_size_) : 0;
        expect((line_.sent(now_us_) == 0) == sending_, "sent out of turn");
        sending_ = false;
    }

    // With `right` the bytes are made an answer as far as that is easy: address of the request, checksum.
    void receive(uint32_t count, bool right) {
        uint8_t bytes[60] = {};
        for (uint32_t i = 0; i < count; i++) {
            bytes[i] = next();
        }
        if (right && protocol_ == wuxi::protocol::modbus_rtu) {
            bytes[0] = request_[0];
            bytes[1] = request_[1];
            bytes[2] = static_cast<uint8_t>(count);
            count += 3;
            const uint32_t crc = wuxi::reference::crc(bytes, count);
            bytes[count++] = static_cast<uint8_t>(crc);
            bytes[count++] = static_cast<uint8_t>(crc >> 8);
        } else if (right && protocol_ <= wuxi::protocol::cjt188) {
            const uint32_t header = protocol_ == wuxi::protocol::dlt645 ? 10 : 11;
            memmove(bytes + header, bytes, count);
            memcpy(bytes, request_, header - 2);
            bytes[0] = 0x68;
            bytes[header - 2] = request_[header - 2] | 0x80U;
            bytes[header - 1] = static_cast<uint8_t>(count);
            count += header;
            bytes[count] = static_cast<uint8_t>(wuxi::reference::sum(bytes, count));
            bytes[count + 1] = 0x16;
            count += 2;
        }
        now_us_ += timing_.us(count);
        expect(line_.received(bytes, static_cast<int32_t>(count), now_us_) == 0, "bytes are refused");
        bytes_given_ += count;
    }

    bool take() {
        uint8_t bytes[256];
        wuxi::result what;
        const int32_t size = line_.take(what, bytes, 256);
        if (size == framed_uart::nothing) {
            return false;
        }
        expect(size >= 0 && size <= 256 && size == what.size, "a wrong size");
        expect(what.status <= wuxi::result::unsolicited, "a wrong status");
        expect((what.ticket == 0) == (what.status == wuxi::result::unsolicited),
               "a ticket of a frame that came unasked");
        const bool whole = what.status == wuxi::result::answer || what.status == wuxi::result::unsolicited;
        expect(whole ? size >= 4 : size == 0, "a frame where none can be");
        expect(what.time_us >= 0 && what.time_us <= now_us_, "a time that was not");
        lost_ += what.lost_before;
        if (what.ticket != 0) {
            expect(what.ticket > last_ && what.ticket <= submitted_, "results out of turn");
            missing_ += static_cast<uint32_t>(what.ticket - last_ - 1);
            last_ = what.ticket;
        }
        expect(missing_ <= lost_, "a result is missing without a mark");
        return true;
    }

    // Every request has its result in the end.
    void finish() {
        for (int32_t i = 0; i < 40 && (last_ != submitted_ || i < 2); i++) {
            transmit();
            if (sending_) {
                sent();
            }
            advance(20000000);
            advance(1);
            while (take()) {
            }
        }
        expect(static_cast<uint32_t>(submitted_ - last_) + missing_ <=
                   static_cast<uint32_t>(line_.count(framed_uart::results_lost)),
               "a request without a result");
        expect(line_.count(framed_uart::bytes) == bytes_given_, "bytes are not accounted for");
        expect(line_.count(framed_uart::garbage_bytes) <= bytes_given_, "more garbage than bytes");
        expect(line_.run(now_us_) == INT64_MAX, "something is due for ever");
    }

    const uint8_t* data_;
    size_t size_;
    size_t at_ = 0;
    framed_uart line_;
    wuxi::line_timing timing_;
    int32_t protocol_ = 0;
    int64_t now_us_ = 1000;
    int32_t submitted_ = 0;
    int32_t last_ = 0;
    uint32_t lost_ = 0;
    uint32_t missing_ = 0;
    int64_t bytes_given_ = 0;
    bool sending_ = false;
    uint8_t request_[32] = {};
    int32_t request_size_ = 0;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    script(data, size).run();
    return 0;
}
