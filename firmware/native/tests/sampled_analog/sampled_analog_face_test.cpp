#include "sampled_analog/sampled_analog_face.hpp"

#include <gtest/gtest.h>
#include <math.h>
#include <stdint.h>

namespace {

class sampled_analog_face : public ::testing::Test {
  protected:
    void open(int32_t channels, int32_t rate_hz, int32_t window) {
        handle_ = wuxi_analog_open(channels, rate_hz, window);
        ASSERT_GE(handle_, 0);
    }
    void TearDown() override { wuxi_analog_close(handle_); }

    void feed(uint16_t value, int32_t count, int64_t first_us) {
        for (int32_t i = 0; i < count; i++) {
            ASSERT_GE(wuxi_analog_samples(handle_, &value, 1, first_us), 0);
        }
    }

    int32_t handle_ = -1;
    float values_[24] = {};
    int64_t info_[4] = {};
};

TEST_F(sampled_analog_face, refuses_bad_parameters) {
    const int32_t bad[][3] = {{0, 1000, 100}, {5, 1000, 100},   {1, 99, 100}, {1, 10001, 100},
                              {1, 1000, 1},   {1, 1000, 65536}, {-1, -1, -1}};
    for (const auto& parameters : bad) {
        EXPECT_EQ(-2, wuxi_analog_open(parameters[0], parameters[1], parameters[2]));
    }
    open(2, 1000, 100);
    EXPECT_EQ(-3, wuxi_analog_open(2, 1000, 100));
    EXPECT_EQ(-2, wuxi_analog_calibrate(handle_, 2, 0.0f, 1.0f));
    EXPECT_EQ(-2, wuxi_analog_calibrate(handle_, -1, 0.0f, 1.0f));
    EXPECT_EQ(-2, wuxi_analog_calibrate(handle_, 0, NAN, 1.0f));
    EXPECT_EQ(-2, wuxi_analog_calibrate(handle_, 0, 0.0f, NAN));
    EXPECT_EQ(-2, wuxi_analog_calibrate(handle_, 0, 0.0f, INFINITY));
    EXPECT_EQ(-2, wuxi_analog_calibrate(handle_, 0, 0.0f, 0.0f));
    EXPECT_EQ(-2, wuxi_analog_pair(handle_, 1, 0, 1, 0.0f));
    EXPECT_EQ(-2, wuxi_analog_pair(handle_, 0, 0, 0, 0.0f));
    EXPECT_EQ(-2, wuxi_analog_pair(handle_, 0, 0, 2, 0.0f));
    EXPECT_EQ(-2, wuxi_analog_pair(handle_, 0, -1, 1, 0.0f));
    EXPECT_EQ(-2, wuxi_analog_pair(handle_, 0, 0, 1, 1000.5f));
    EXPECT_EQ(-2, wuxi_analog_pair(handle_, 0, 0, 1, NAN));
    EXPECT_EQ(-2, wuxi_analog_pair_windows(handle_, 0));
    EXPECT_EQ(-2, wuxi_analog_pair_windows(handle_, -1));
    EXPECT_EQ(-2, wuxi_analog_pair_windows(handle_, 656));
    EXPECT_EQ(0, wuxi_analog_pair_windows(handle_, 655));
    EXPECT_EQ(-2, wuxi_analog_counter(handle_, 4));
    EXPECT_EQ(-2, wuxi_analog_samples(handle_, nullptr, 1, 0));
    const uint16_t count = 0;
    EXPECT_EQ(-2, wuxi_analog_samples(handle_, &count, -1, 0));
    EXPECT_EQ(-2, wuxi_analog_samples(handle_, &count, 1, -1));
    EXPECT_EQ(-2, wuxi_analog_samples(handle_, &count, 1, INT64_MAX));
    EXPECT_EQ(-2, wuxi_analog_overrun(handle_, -1));
    EXPECT_EQ(-2, wuxi_analog_take(handle_, values_, 7, info_));
    EXPECT_EQ(-2, wuxi_analog_take(handle_, nullptr, 24, info_));
    EXPECT_EQ(-2, wuxi_analog_take(handle_, values_, 24, nullptr));
    EXPECT_EQ(-4, wuxi_analog_take(handle_, values_, 24, info_));
}

TEST_F(sampled_analog_face, refuses_bad_handles) {
    const int32_t handles[] = {-1, 0, WUXI_ANALOG_INSTANCES, INT32_MAX, INT32_MIN};
    for (const int32_t handle : handles) {
        const uint16_t count = 0;
        EXPECT_EQ(-1, wuxi_analog_close(handle));
        EXPECT_EQ(-1, wuxi_analog_calibrate(handle, 0, 0.0f, 1.0f));
        EXPECT_EQ(-1, wuxi_analog_pair(handle, 0, 0, 1, 0.0f));
        EXPECT_EQ(-1, wuxi_analog_pair_windows(handle, 1));
        EXPECT_EQ(-1, wuxi_analog_take(handle, values_, 24, info_));
        EXPECT_EQ(-1, wuxi_analog_counter(handle, 0));
        EXPECT_EQ(-1, wuxi_analog_samples(handle, &count, 1, 0));
        EXPECT_EQ(-1, wuxi_analog_overrun(handle, 0));
    }
}

TEST_F(sampled_analog_face, takes_settings_only_before_the_first_sample) {
    open(2, 1000, 100);
    EXPECT_EQ(0, wuxi_analog_calibrate(handle_, 0, 2048.0f, 0.1f));
    feed(2048, 1, 0);
    EXPECT_EQ(-2, wuxi_analog_calibrate(handle_, 0, 2048.0f, 0.1f));
    EXPECT_EQ(-2, wuxi_analog_pair(handle_, 0, 0, 1, 0.0f));
    EXPECT_EQ(-2, wuxi_analog_pair_windows(handle_, 2));
}

TEST_F(sampled_analog_face, a_channel_follows_one_voltage) {
    open(4, 1000, 100);
    EXPECT_EQ(0, wuxi_analog_pair(handle_, 0, 0, 1, 0.0f));
    EXPECT_EQ(-2, wuxi_analog_pair(handle_, 0, 0, 2, 0.0f));
    EXPECT_EQ(-2, wuxi_analog_pair(handle_, 1, 1, 2, 0.0f));
    EXPECT_EQ(-2, wuxi_analog_pair(handle_, 1, 2, 1, 0.0f));
    EXPECT_EQ(0, wuxi_analog_pair(handle_, 1, 0, 2, 0.0f));
    EXPECT_EQ(-2, wuxi_analog_pair(handle_, 2, 0, 3, 0.0f));
}

TEST_F(sampled_analog_face, gives_mean_rms_and_bounds_of_a_plain_signal) {
    open(1, 1000, 4);
    EXPECT_EQ(0, wuxi_analog_calibrate(handle_, 0, 100.0f, 0.5f));
    const uint16_t counts[] = {102, 104, 106, 108};
    EXPECT_EQ(1, wuxi_analog_samples(handle_, counts, 4, 5000));
    ASSERT_EQ(4, wuxi_analog_take(handle_, values_, 24, info_));
    EXPECT_NEAR(2.5f, values_[0], 1e-6f);
    EXPECT_NEAR(sqrtf(7.5f), values_[1], 1e-6f);
    EXPECT_EQ(1.0f, values_[2]);
    EXPECT_EQ(4.0f, values_[3]);
    EXPECT_EQ(9000, info_[0]);
    EXPECT_EQ(4, info_[1]);
    EXPECT_EQ(0, info_[2]);
    EXPECT_EQ(0, info_[3]);
}

TEST_F(sampled_analog_face, a_negative_gain_turns_the_signal_over) {
    open(1, 1000, 2);
    EXPECT_EQ(0, wuxi_analog_calibrate(handle_, 0, 100.0f, -1.0f));
    const uint16_t counts[] = {90, 130};
    EXPECT_EQ(1, wuxi_analog_samples(handle_, counts, 2, 0));
    ASSERT_EQ(4, wuxi_analog_take(handle_, values_, 4, info_));
    EXPECT_EQ(-10.0f, values_[0]);
    EXPECT_EQ(-30.0f, values_[2]);
    EXPECT_EQ(10.0f, values_[3]);
}

TEST_F(sampled_analog_face, keeps_channels_apart_however_the_blocks_are_cut) {
    open(3, 1000, 10);
    uint16_t counts[60];
    for (int32_t i = 0; i < 60; i++) {
        counts[i] = static_cast<uint16_t>(1000 * (i % 3 + 1));
    }
    int32_t given = 0;
    int32_t closed = 0;
    for (int32_t size = 1; given < 60; size++) {
        const int32_t block = size < 60 - given ? size : 60 - given;
        // 3 samples a millisecond.
        closed += wuxi_analog_samples(handle_, counts + given, block, 1000000 + given * 1000 / 3);
        given += block;
    }
    EXPECT_EQ(2, closed);
    for (int32_t window = 1; window <= 2; window++) {
        ASSERT_EQ(12, wuxi_analog_take(handle_, values_, 24, info_));
        EXPECT_EQ(1000.0f, values_[0]);
        EXPECT_EQ(2000.0f, values_[4]);
        EXPECT_EQ(3000.0f, values_[8]);
        EXPECT_NEAR(1000000 + window * 10000, static_cast<double>(info_[0]), 1.0);
    }
}

TEST_F(sampled_analog_face, refuses_counts_and_marks_windows_the_ring_has_no_room_for) {
    open(1, 1000, 2);
    for (int32_t window = 0; window < 11; window++) {
        feed(static_cast<uint16_t>(100 + window), 2, window * 2000);
    }
    EXPECT_EQ(11, wuxi_analog_counter(handle_, 0));
    EXPECT_EQ(3, wuxi_analog_counter(handle_, 1));
    for (int32_t window = 0; window < 8; window++) {
        ASSERT_EQ(4, wuxi_analog_take(handle_, values_, 24, info_));
        EXPECT_EQ(100.0f + static_cast<float>(window), values_[0]);
        EXPECT_EQ(0, info_[2]);
    }
    EXPECT_EQ(-4, wuxi_analog_take(handle_, values_, 24, info_));
    feed(200, 2, 0);
    ASSERT_EQ(4, wuxi_analog_take(handle_, values_, 24, info_));
    EXPECT_EQ(200.0f, values_[0]);
    EXPECT_EQ(3, info_[2]);
}

TEST_F(sampled_analog_face, an_overrun_discards_the_window_and_begins_anew_with_channel_0) {
    open(2, 1000, 2);
    const uint16_t before[] = {4000, 4001, 4002};
    const uint16_t after[] = {10, 20, 12, 22};
    EXPECT_EQ(0, wuxi_analog_samples(handle_, before, 3, 0));
    EXPECT_EQ(0, wuxi_analog_overrun(handle_, 3000));
    EXPECT_EQ(1, wuxi_analog_samples(handle_, after, 4, 10000));
    ASSERT_EQ(8, wuxi_analog_take(handle_, values_, 24, info_));
    EXPECT_EQ(11.0f, values_[0]);
    EXPECT_EQ(10.0f, values_[2]);
    EXPECT_EQ(12.0f, values_[3]);
    EXPECT_EQ(21.0f, values_[4]);
    EXPECT_EQ(12000, info_[0]);
    EXPECT_EQ(1, info_[2]);
    EXPECT_EQ(1, wuxi_analog_counter(handle_, 1));
    EXPECT_EQ(1, wuxi_analog_counter(handle_, 2));
    // Nothing of a window was there: no window is lost.
    EXPECT_EQ(0, wuxi_analog_overrun(handle_, 13000));
    EXPECT_EQ(1, wuxi_analog_counter(handle_, 1));
    EXPECT_EQ(2, wuxi_analog_counter(handle_, 2));
}

TEST_F(sampled_analog_face, windows_refused_and_windows_discarded_are_marked_together) {
    open(1, 1000, 2);
    feed(1, 2 * 8, 0);
    feed(1, 1, 0);
    EXPECT_EQ(0, wuxi_analog_overrun(handle_, 0));
    feed(1, 2, 0);
    while (wuxi_analog_take(handle_, values_, 24, info_) > 0) {
        EXPECT_EQ(0, info_[2]);
    }
    feed(2, 2, 0);
    ASSERT_EQ(4, wuxi_analog_take(handle_, values_, 24, info_));
    EXPECT_EQ(2, info_[2]);
    EXPECT_EQ(2, wuxi_analog_counter(handle_, 1));
}

TEST_F(sampled_analog_face, counts_samples_at_the_ends_of_the_range_and_takes_more_as_4095) {
    open(1, 1000, 4);
    const uint16_t counts[] = {0, 4095, 65535, 4094};
    EXPECT_EQ(1, wuxi_analog_samples(handle_, counts, 4, 0));
    ASSERT_EQ(4, wuxi_analog_take(handle_, values_, 24, info_));
    EXPECT_EQ(4095.0f, values_[3]);
    EXPECT_EQ(3, info_[3]);
    feed(2000, 4, 0);
    ASSERT_EQ(4, wuxi_analog_take(handle_, values_, 24, info_));
    EXPECT_EQ(0, info_[3]);
    EXPECT_EQ(3, wuxi_analog_counter(handle_, 3));
}

}  // namespace
