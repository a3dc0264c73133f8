// Runs a framer and the plain search over the same stream and says where they differ.
#pragma once

#include <stdint.h>
#include <string.h>

#include "../support/prng.hpp"
#include "framed_uart/framer.hpp"
#include "reference.hpp"

namespace wuxi {

/// Bytes and the pauses before them.
struct comparison_stream {
    static constexpr uint32_t capacity = 4096;

    uint8_t bytes[capacity] = {};
    bool pause_before[capacity] = {};
    uint32_t count = 0;
    bool pause_before_next = false;

    void add(uint8_t byte) {
        if (count < capacity) {
            bytes[count] = byte;
            pause_before[count] = pause_before_next;
            pause_before_next = false;
            count++;
        }
    }
};

/// Empty when both find the same frames at the same times and every byte is accounted for, else what is wrong. With
/// `seed` other than 0 the framer is also told of silences by the clock, as a port does that comes by at odd times.
inline const char* compare(int32_t protocol_number, const comparison_stream& stream, uint32_t seed) {
    static uint32_t stretch_end[comparison_stream::capacity];
    static int64_t end_us[comparison_stream::capacity];
    const line_timing timing = line_timing::of(9600, 11);
    const int64_t silence_us = (timing.us(7) + 1) / 2;
    const int64_t pause_us =
        protocol_number == protocol::modbus_rtu ? silence_us : protocol::of(protocol_number)->gap_us;
    int64_t now_us = 1000000;
    for (uint32_t i = 0; i < stream.count; i++) {
        now_us += timing.us(1) + 1 + (stream.pause_before[i] ? pause_us : 0);
        end_us[i] = now_us;
    }
    for (uint32_t i = stream.count; i-- > 0;) {
        const bool last = i + 1 == stream.count || stream.pause_before[i + 1];
        stretch_end[i] = last ? i + 1 : stretch_end[i + 1];
    }

    framer under_test;
    under_test.open(*protocol::of(protocol_number), timing, silence_us);
    prng random(seed);
    uint32_t at = 0;
    uint32_t framed = 0;
    uint32_t wake_ups = 0;
    reference::found_frame expected;
    frame found;
    const char* difference = "";
    const auto drain = [&] {
        while (under_test.next(found)) {
            const uint32_t from = at;
            if (!reference::next_frame(protocol_number, stream.bytes, stream.count, stretch_end, at, expected)) {
                difference = "a frame that is none";
                continue;
            }
            for (uint32_t i = from; i < expected.start; i++) {
                wake_ups += protocol_number <= protocol::cjt188 && stream.bytes[i] == 0xFE ? 1 : 0;
            }
            framed += expected.wire_size;
            if (found.size != expected.size || memcmp(found.bytes, expected.bytes, found.size) != 0) {
                difference = "another frame";
            }
            const int64_t off_us = found.end_us - end_us[expected.start + expected.wire_size - 1];
            if (off_us < -300 || off_us > 300) {
                difference = "another time";
            }
        }
    };
    for (uint32_t i = 0; i < stream.count; i++) {
        if (stream.pause_before[i] && seed != 0 && random.below(2) == 0) {
            under_test.silence(end_us[i] - timing.us(1));
            drain();
        }
        under_test.put(stream.bytes[i], end_us[i]);
        drain();
    }
    under_test.silence(now_us + 10000000);
    drain();
    const uint32_t from = at;
    if (reference::next_frame(protocol_number, stream.bytes, stream.count, stretch_end, at, expected)) {
        difference = "a frame was missed";
    }
    for (uint32_t i = from; i < stream.count; i++) {
        wake_ups += protocol_number <= protocol::cjt188 && stream.bytes[i] == 0xFE ? 1 : 0;
    }
    if (*difference == 0 &&
        (under_test.bytes().read() != stream.count || under_test.garbage().read() + framed + wake_ups != stream.count ||
         under_test.due() != framer::never)) {
        difference = "bytes are not accounted for";
    }
    return difference;
}

}  // namespace wuxi
