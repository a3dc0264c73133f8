#include "vibration_fifo/fifo_parser.hpp"

#include <gtest/gtest.h>

namespace wuxi::vibration {
namespace {

/// How often each outcome came, and the last sample.
struct outcome {
    int32_t samples = 0;
    int32_t garbage = 0;
    int32_t torn = 0;
    int32_t last[axes] = {};

    void push_all(fifo_parser& parser, const uint8_t* bytes, int32_t count) {
        for (int32_t i = 0; i < count; i++) {
            switch (parser.push(bytes[i])) {
                case parsed::nothing:
                    break;
                case parsed::sample:
                    samples++;
                    for (int32_t axis = 0; axis < axes; axis++) {
                        last[axis] = parser.sample()[axis];
                    }
                    break;
                case parsed::garbage:
                    garbage++;
                    break;
                case parsed::torn:
                    torn++;
                    break;
            }
        }
    }
};

TEST(fifo_parser, takes_accelerations_from_the_tagged_words) {
    fifo_parser parser;
    parser.start(part::iis3dwb);
    const uint8_t words[] = {
        4 << 3,
        1,
        2,
        3,
        4,
        5,
        6,  // timestamp
        (2 << 3) | 5,
        0x34,
        0x12,
        0xFF,
        0xFF,
        0x00,
        0x80,  // acceleration; counter and parity bits are not looked at
        3 << 3,
        1,
        2,
        3,
        4,
        5,
        6,  // temperature
        0,
        0,
        0,
        0,
        0,
        0,
        0,  // empty
    };
    outcome seen;
    seen.push_all(parser, words, sizeof(words));
    EXPECT_EQ(1, seen.samples);
    EXPECT_EQ(0, seen.garbage);
    EXPECT_EQ(0x1234, seen.last[0]);
    EXPECT_EQ(-1, seen.last[1]);
    EXPECT_EQ(-32768, seen.last[2]);
}

TEST(fifo_parser, counts_words_with_a_tag_the_part_does_not_have) {
    fifo_parser parser;
    parser.start(part::iis3dwb);
    const uint8_t words[] = {0xF8, 1, 2, 3, 4, 5, 6, 2 << 3, 1, 0, 2, 0, 3, 0};
    outcome seen;
    seen.push_all(parser, words, sizeof(words));
    EXPECT_EQ(1, seen.garbage);
    EXPECT_EQ(1, seen.samples);
    EXPECT_EQ(3, seen.last[2]);
}

TEST(fifo_parser, rounds_twenty_bits_to_sixteen) {
    fifo_parser parser;
    parser.start(part::adxl355);
    // 0x12345 -> 0x1234; -1 (of 2^19) -> 0; the highest stays the highest.
    const uint8_t entries[] = {0x12, 0x34, 0x51, 0xFF, 0xFF, 0xF0, 0x7F, 0xFF, 0xF0};
    outcome seen;
    seen.push_all(parser, entries, sizeof(entries));
    EXPECT_EQ(1, seen.samples);
    EXPECT_EQ(0x1234, seen.last[0]);
    EXPECT_EQ(0, seen.last[1]);
    EXPECT_EQ(32767, seen.last[2]);
    const uint8_t lowest[] = {0x80, 0x00, 0x01, 0x80, 0x00, 0x80, 0x80, 0x00, 0x70};
    seen.push_all(parser, lowest, sizeof(lowest));
    EXPECT_EQ(-32768, seen.last[0]);
    EXPECT_EQ(-32767, seen.last[1]);
    EXPECT_EQ(-32768, seen.last[2]);
    EXPECT_EQ(0, seen.torn);
}

TEST(fifo_parser, passes_over_empty_entries_between_samples) {
    fifo_parser parser;
    parser.start(part::adxl355);
    const uint8_t entries[] = {0, 0, 2, 0, 0, 2, 0, 1, 1, 0, 2, 0, 0, 3, 0, 0, 0, 2};
    outcome seen;
    seen.push_all(parser, entries, sizeof(entries));
    EXPECT_EQ(1, seen.samples);
    EXPECT_EQ(0, seen.torn);
}

TEST(fifo_parser, picks_up_at_the_next_x_after_a_lost_entry) {
    fifo_parser parser;
    parser.start(part::adxl355);
    const uint8_t entries[] = {0,    0x10, 1, 0, 0x20, 0,               // x, y, and z is missing
                               0,    0x40, 1, 0, 0x50, 0, 0, 0x60, 0,   // whole
                               0,    0x70, 0,                           // a stray y
                               0,    0x80, 1, 0, 0,    2,               // x, then empty
                               0x01, 0x00, 1, 0, 0x50, 0, 0, 0x60, 0};  // whole
    outcome seen;
    seen.push_all(parser, entries, sizeof(entries));
    EXPECT_EQ(2, seen.samples);
    EXPECT_EQ(3, seen.torn);
    EXPECT_EQ(256, seen.last[0]);
}

TEST(fifo_parser, takes_plain_little_endian_samples_cut_anywhere) {
    const part plain[] = {part::adxl345, part::raw_int16};
    for (const part what : plain) {
        fifo_parser parser;
        parser.start(what);
        const uint8_t bytes[] = {1, 0, 0xFE, 0xFF, 3, 0x80};
        outcome seen;
        for (int32_t round = 0; round < 3; round++) {
            seen.push_all(parser, bytes, 1);
            seen.push_all(parser, bytes + 1, 5);
        }
        EXPECT_EQ(3, seen.samples);
        EXPECT_EQ(1, seen.last[0]);
        EXPECT_EQ(-2, seen.last[1]);
        EXPECT_EQ(-32765, seen.last[2]);
    }
}

TEST(fifo_parser, forgets_a_half_read_word_after_an_overrun) {
    for (int32_t number = 0; number < 4; number++) {
        fifo_parser parser;
        parser.start(static_cast<part>(number));
        const uint8_t half[] = {2 << 3, 9, 1, 9, 9};
        outcome seen;
        seen.push_all(parser, half, sizeof(half));
        parser.restart();
        const uint8_t tagged[] = {2 << 3, 1, 0, 2, 0, 3, 0};
        const uint8_t marked[] = {0, 0x10, 1, 0, 0x20, 0, 0, 0x30, 0};
        if (number == 0) {
            seen.push_all(parser, tagged, sizeof(tagged));
        } else if (number == 1) {
            seen.push_all(parser, marked, sizeof(marked));
        } else {
            seen.push_all(parser, tagged + 1, 6);
        }
        EXPECT_EQ(1, seen.samples);
        EXPECT_EQ(number == 1 ? 48 : 3, seen.last[2]);
        EXPECT_EQ(0, seen.torn);
    }
}

}  // namespace
}  // namespace wuxi::vibration
