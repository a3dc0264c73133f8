#include "digital_events/digital_events_face.hpp"

#include <gtest/gtest.h>
#include <stdint.h>

namespace {

class digital_events_face : public ::testing::Test {
  protected:
    void TearDown() override {
        for (int32_t handle = 0; handle < 8; handle++) {
            wuxi_events_close(handle);
        }
        while (wuxi_events_take(0, info_) == 0) {
        }
    }

    int64_t info_[4] = {};
};

TEST_F(digital_events_face, refuses_bad_parameters) {
    EXPECT_EQ(-2, wuxi_events_open(-1, 0, 0, 0));
    EXPECT_EQ(-2, wuxi_events_open(WUXI_EVENTS_BOARDS, 0, 0, 0));
    EXPECT_EQ(-2, wuxi_events_open(0, -1, 0, 0));
    EXPECT_EQ(-2, wuxi_events_open(0, 256, 0, 0));
    EXPECT_EQ(-2, wuxi_events_open(0, 0, -1, 0));
    EXPECT_EQ(-2, wuxi_events_open(0, 0, 60000001, 0));
    EXPECT_EQ(-2, wuxi_events_open(0, 0, 0, 2));
    EXPECT_EQ(-2, wuxi_events_open(0, 0, 0, -1));
    EXPECT_EQ(-2, wuxi_events_take(-1, info_));
    EXPECT_EQ(-2, wuxi_events_take(WUXI_EVENTS_BOARDS, info_));
    EXPECT_EQ(-2, wuxi_events_take(0, nullptr));
    const int32_t handle = wuxi_events_open(0, 0, 60000000, 1);
    ASSERT_GE(handle, 0);
    EXPECT_EQ(-2, wuxi_events_open(0, 0, 0, 0));
    EXPECT_EQ(-2, wuxi_events_counter(handle, 3));
    EXPECT_EQ(-2, wuxi_events_counter(handle, -1));
    EXPECT_EQ(-2, wuxi_events_edge(handle, 2, 0));
    EXPECT_EQ(-2, wuxi_events_edge(handle, 1, -1));
    EXPECT_EQ(-2, wuxi_events_edge(handle, 1, INT64_C(1) << 56));
    EXPECT_EQ(-2, wuxi_events_run(handle, -1));
    EXPECT_EQ(-2, wuxi_events_run(handle, INT64_MAX));
}

TEST_F(digital_events_face, refuses_bad_handles) {
    const int32_t handles[] = {-1, 0, 7, 8 * WUXI_EVENTS_BOARDS, INT32_MAX, INT32_MIN};
    for (const int32_t handle : handles) {
        EXPECT_EQ(-1, wuxi_events_close(handle));
        EXPECT_EQ(-1, wuxi_events_level(handle));
        EXPECT_EQ(-1, wuxi_events_counter(handle, 0));
        EXPECT_EQ(-1, wuxi_events_edge(handle, 0, 0));
        EXPECT_EQ(-1, wuxi_events_run(handle, 0));
    }
}

TEST_F(digital_events_face, has_eight_inputs_a_board) {
    for (int32_t input = 0; input < 8; input++) {
        EXPECT_EQ(input, wuxi_events_open(0, 100 + input, 0, 0));
    }
    EXPECT_EQ(-3, wuxi_events_open(0, 99, 0, 0));
    EXPECT_EQ(0, wuxi_events_close(3));
    EXPECT_EQ(3, wuxi_events_open(0, 99, 0, 0));
}

TEST_F(digital_events_face, tells_a_debounced_change) {
    const int32_t door = wuxi_events_open(0, 4, 5000, 1);
    ASSERT_GE(door, 0);
    EXPECT_EQ(1, wuxi_events_level(door));
    EXPECT_EQ(INT64_MAX, wuxi_events_run(door, 0));
    EXPECT_EQ(0, wuxi_events_edge(door, 0, 10000000000));
    EXPECT_EQ(0, wuxi_events_edge(door, 1, 10000000700));
    EXPECT_EQ(0, wuxi_events_edge(door, 0, 10000000900));
    EXPECT_EQ(10000005900, wuxi_events_run(door, 10000005899));
    EXPECT_EQ(-4, wuxi_events_take(0, info_));
    EXPECT_EQ(INT64_MAX, wuxi_events_run(door, 10000005900));
    ASSERT_EQ(0, wuxi_events_take(0, info_));
    EXPECT_EQ(door, info_[0]);
    EXPECT_EQ(0, info_[1]);
    EXPECT_EQ(10000000000, info_[2]);
    EXPECT_EQ(0, info_[3]);
    EXPECT_EQ(0, wuxi_events_level(door));
    EXPECT_EQ(1, wuxi_events_counter(door, 0));
    EXPECT_EQ(2, wuxi_events_counter(door, 1));
    EXPECT_EQ(0, wuxi_events_counter(door, 2));
}

TEST_F(digital_events_face, refuses_counts_and_marks_events_the_ring_has_no_room_for) {
    const int32_t input = wuxi_events_open(0, 0, 0, 0);
    for (int32_t i = 0; i < WUXI_EVENTS_RING + 5; i++) {
        EXPECT_EQ(0, wuxi_events_edge(input, (i + 1) % 2, i));
    }
    EXPECT_EQ(WUXI_EVENTS_RING + 5, wuxi_events_counter(input, 0));
    EXPECT_EQ(5, wuxi_events_counter(input, 2));
    // The level is that of the last one, though it was lost.
    EXPECT_EQ((WUXI_EVENTS_RING + 5) % 2, wuxi_events_level(input));
    for (int32_t i = 0; i < WUXI_EVENTS_RING; i++) {
        ASSERT_EQ(0, wuxi_events_take(0, info_));
        EXPECT_EQ(i, info_[2]);
        EXPECT_EQ(0, info_[3]);
    }
    EXPECT_EQ(-4, wuxi_events_take(0, info_));
    EXPECT_EQ(0, wuxi_events_edge(input, 0, 1000));
    ASSERT_EQ(0, wuxi_events_take(0, info_));
    EXPECT_EQ(5, info_[3]);
}

}  // namespace
