#include "common/spsc_ring.hpp"

#include <gtest/gtest.h>
#include <stdint.h>

namespace wuxi {
namespace {

TEST(spsc_ring, gives_back_in_order_what_was_put) {
    spsc_ring<uint32_t, 4> ring;
    uint32_t item = 0;
    uint32_t lost = 0;
    EXPECT_FALSE(ring.pop(item, lost));
    for (uint32_t round = 0; round < 10; round++) {
        EXPECT_TRUE(ring.push(round));
        EXPECT_TRUE(ring.push(round + 100));
        EXPECT_EQ(2U, ring.size());
        ASSERT_TRUE(ring.pop(item, lost));
        EXPECT_EQ(round, item);
        ASSERT_TRUE(ring.pop(item, lost));
        EXPECT_EQ(round + 100, item);
        EXPECT_EQ(0U, lost);
    }
}

TEST(spsc_ring, refuses_counts_and_marks_what_does_not_fit) {
    spsc_ring<uint32_t, 4> ring;
    for (uint32_t i = 0; i < 7; i++) {
        EXPECT_EQ(i < 4, ring.push(i));
    }
    uint32_t item = 0;
    uint32_t lost = 9;
    for (uint32_t i = 0; i < 4; i++) {
        ASSERT_TRUE(ring.pop(item, lost));
        EXPECT_EQ(i, item);
        EXPECT_EQ(0U, lost);
    }
    EXPECT_TRUE(ring.push(42));
    ASSERT_TRUE(ring.pop(item, lost));
    EXPECT_EQ(42U, item);
    EXPECT_EQ(3U, lost);
    EXPECT_EQ(3U, ring.lost());
}

TEST(spsc_ring, is_as_new_after_clear_but_for_its_count) {
    spsc_ring<uint32_t, 2> ring;
    for (uint32_t i = 0; i < 5; i++) {
        ring.push(i);
    }
    ring.clear();
    uint32_t item = 0;
    uint32_t lost = 0;
    EXPECT_FALSE(ring.pop(item, lost));
    EXPECT_TRUE(ring.push(7));
    EXPECT_TRUE(ring.push(8));
    ASSERT_TRUE(ring.pop(item, lost));
    EXPECT_EQ(7U, item);
    EXPECT_EQ(0U, lost);
    EXPECT_EQ(3U, ring.lost());
}

}  // namespace
}  // namespace wuxi
