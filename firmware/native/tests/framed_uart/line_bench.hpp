// A line in virtual time: a port that does as the driver says, and slaves whose bytes come when the test wants.
#pragma once

#include <stdint.h>
#include <string.h>

#include "framed_uart/framed_uart.hpp"
#include "hex.hpp"

namespace wuxi {

class line_bench {
  public:
    static constexpr int64_t start_us = 1000000;

    /// A request as it went over the wire.
    struct sending {
        int64_t start_us;
        int64_t end_us;
        hex bytes;
    };

    /// A result as it was taken.
    struct taken {
        result what;
        hex frame;
        int64_t at_us;
    };

    line_bench(int32_t protocol, int32_t baud, int32_t bits, int32_t turnaround_us = 0)
        : timing(line_timing::of(baud, bits)) {
        opened = line.open(protocol, baud, bits, turnaround_us);
    }

    /// Bytes without a pause, the last of which ends at `last_us`, handed over by the port `late_us` later.
    void comes(int64_t last_us, const hex& bytes, int64_t late_us = 0) {
        chunks_[chunk_count_++] = {last_us, last_us + late_us, bytes};
    }

    /// The slave's answer to the n-th request sent, its last byte that long after the request's end.
    void answers(int32_t nth, int64_t after_us, const hex& bytes) {
        answers_[answer_count_++] = {nth, after_us, bytes};
    }

    int32_t ask(const hex& request, int32_t timeout_ms) {
        return line.submit(request.bytes, request.count, timeout_ms);
    }

    /// Lets time pass; results are taken as they come unless `hold_results`.
    void until(int64_t end_us) {
        for (int32_t guard = 0; guard < 100000; guard++) {
            take_all();
            const int64_t next_us = line.run(now_us);
            take_all();
            hex out;
            out.count = line.transmit(out.bytes, 32);
            if (out.count > 0) {
                send(out);
                continue;
            }
            chunk* first = nullptr;
            for (int32_t i = 0; i < chunk_count_; i++) {
                if (chunks_[i].due_us != done && (first == nullptr || chunks_[i].due_us < first->due_us)) {
                    first = &chunks_[i];
                }
            }
            if (first != nullptr && first->due_us <= next_us && first->due_us <= end_us) {
                now_us = first->due_us > now_us ? first->due_us : now_us;
                line.received(first->bytes.bytes, first->bytes.count, first->last_us);
                first->due_us = done;
            } else if (next_us >= end_us) {
                now_us = end_us;
                line.run(now_us);
                take_all();
                return;
            } else {
                now_us = next_us;
            }
        }
        stuck = true;
    }

    void take_all() {
        taken next{};
        while (!hold_results && result_count < 32 &&
               (next.frame.count = line.take(next.what, next.frame.bytes, hex::capacity)) >= 0) {
            next.at_us = now_us;
            results[result_count++] = next;
            next = taken{};
        }
    }

    bool frame_is(int32_t nth, const hex& expected) const {
        return results[nth].frame.count == expected.count &&
               memcmp(results[nth].frame.bytes, expected.bytes, static_cast<size_t>(expected.count)) == 0;
    }

    framed_uart line;
    line_timing timing;
    bool opened = false;
    bool echo = false;
    bool hold_results = false;
    bool stuck = false;
    int64_t now_us = start_us;
    sending sendings[16] = {};
    int32_t sending_count = 0;
    taken results[32] = {};
    int32_t result_count = 0;

  private:
    static constexpr int64_t done = INT64_MAX;

    struct chunk {
        int64_t last_us;
        int64_t due_us;
        hex bytes;
    };

    struct scripted {
        int32_t nth;
        int64_t after_us;
        hex bytes;
    };

    void send(const hex& out) {
        const int64_t end_us = now_us + timing.us(out.count);
        sendings[sending_count++] = {now_us, end_us, out};
        now_us = end_us;
        if (echo) {
            line.received(out.bytes, out.count, end_us);
        }
        line.sent(end_us);
        for (int32_t i = 0; i < answer_count_; i++) {
            if (answers_[i].nth == sending_count) {
                comes(end_us + answers_[i].after_us, answers_[i].bytes);
            }
        }
    }

    chunk chunks_[100] = {};
    int32_t chunk_count_ = 0;
    scripted answers_[24] = {};
    int32_t answer_count_ = 0;
};

}  // namespace wuxi
