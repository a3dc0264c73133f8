#include "pulse_counter/totals_record.hpp"

#include <gtest/gtest.h>
#include <string.h>

namespace wuxi {
namespace {

totals_record example() { return {7, {1, INT64_MAX, 0, INT64_C(0x0102030405060708)}}; }

TEST(totals_record, comes_back_as_it_was) {
    uint8_t bytes[totals_record::size];
    example().encode(bytes);
    EXPECT_EQ(7, bytes[0]);
    EXPECT_EQ(8, bytes[28]);
    EXPECT_EQ(1, bytes[35]);
    totals_record record = {};
    ASSERT_TRUE(record.decode(bytes));
    EXPECT_EQ(7U, record.sequence);
    for (int32_t i = 0; i < totals_record::channels; i++) {
        EXPECT_EQ(example().totals[i], record.totals[i]);
    }
}

// zlib's crc32 of 36 bytes 0x00 is 0x6AB6B2D5.
TEST(totals_record, ends_with_the_crc_of_v42) {
    uint8_t bytes[totals_record::size];
    totals_record{}.encode(bytes);
    const uint8_t expected[4] = {0xD5, 0xB2, 0xB6, 0x6A};
    EXPECT_EQ(0, memcmp(expected, bytes + 36, sizeof expected));
}

TEST(totals_record, is_refused_with_any_bit_wrong) {
    for (int32_t bit = 0; bit < 8 * totals_record::size; bit++) {
        uint8_t bytes[totals_record::size];
        example().encode(bytes);
        bytes[bit / 8] = static_cast<uint8_t>(bytes[bit / 8] ^ (1U << (bit % 8)));
        totals_record record = {};
        EXPECT_FALSE(record.decode(bytes)) << bit;
    }
}

TEST(totals_record, is_not_made_of_erased_or_cleared_flash_or_of_a_negative_total) {
    uint8_t bytes[totals_record::size];
    totals_record record = {};
    memset(bytes, 0xFF, sizeof bytes);
    EXPECT_FALSE(record.decode(bytes));
    memset(bytes, 0, sizeof bytes);
    EXPECT_FALSE(record.decode(bytes));
    totals_record{1, {0, 0, -1, 0}}.encode(bytes);
    EXPECT_FALSE(record.decode(bytes));
}

}  // namespace
}  // namespace wuxi
