#include "vibration_fifo/vibration_fifo_face.hpp"

#include <gtest/gtest.h>

#include "prng.hpp"
#include "vibration_fifo/part.hpp"
#include "vibration_fifo/schedule.hpp"
#include "vibration_fifo/vibration_values.hpp"

namespace wuxi::vibration {
namespace {

constexpr int32_t rate = 12000;

class vibration_face : public ::testing::Test {
  protected:
    void SetUp() override { handle_ = wuxi_vibration_open(3, rate, 16, 0); }
    void TearDown() override { wuxi_vibration_close(handle_); }

    /// Noise; returns the time of the last sample.
    int64_t feed(int32_t samples, int64_t start_us) {
        uint8_t bytes[6 * 50];
        int64_t time_us = start_us;
        while (samples > 0) {
            const int32_t now = samples < 50 ? samples : 50;
            for (int32_t i = 0; i < 6 * now; i++) {
                bytes[i] = i % 2 == 0 ? static_cast<uint8_t>(random_.next() >> 9) : 0;
            }
            fed_ += now;
            time_us = start_us + fed_ * 1000000 / rate;
            EXPECT_EQ(0, wuxi_vibration_block(handle_, bytes, 6 * now, time_us));
            samples -= now;
        }
        return time_us;
    }

    int32_t take() { return wuxi_vibration_take(handle_, values_, all_values, info_); }

    int32_t handle_ = -1;
    int64_t fed_ = 0;
    prng random_{17};
    float values_[all_values] = {};
    int64_t info_[4] = {};
    const int32_t turn_ = schedule::of(rate).turn_samples();
};

TEST_F(vibration_face, refuses_bad_parameters_and_handles) {
    const uint8_t byte = 0;
    EXPECT_EQ(-2, wuxi_vibration_open(-1, rate, 16, 0));
    EXPECT_EQ(-2, wuxi_vibration_open(4, rate, 16, 0));
    wuxi_vibration_close(handle_);
    EXPECT_EQ(-2, wuxi_vibration_open(3, 799, 16, 0));
    EXPECT_EQ(-2, wuxi_vibration_open(3, 26701, 16, 0));
    EXPECT_EQ(-2, wuxi_vibration_open(0, rate, 5, 0));
    EXPECT_EQ(-2, wuxi_vibration_open(3, rate, 16, -1));
    const int32_t none[] = {-1, handle_, 1 << 20, INT32_MIN, INT32_MAX};
    for (const int32_t bad : none) {
        EXPECT_EQ(-1, wuxi_vibration_close(bad));
        EXPECT_EQ(-1, wuxi_vibration_take(bad, values_, all_values, info_));
        EXPECT_EQ(-1, wuxi_vibration_lines(bad, 0, 1000));
        EXPECT_EQ(-1, wuxi_vibration_counter(bad, 0));
        EXPECT_EQ(-1, wuxi_vibration_block(bad, &byte, 1, 0));
        EXPECT_EQ(-1, wuxi_vibration_overrun(bad, 0));
    }
    handle_ = wuxi_vibration_open(3, rate, 16, 0);
    ASSERT_GE(handle_, 0);
    EXPECT_EQ(-2, wuxi_vibration_take(handle_, nullptr, all_values, info_));
    EXPECT_EQ(-2, wuxi_vibration_take(handle_, values_, all_values, nullptr));
    EXPECT_EQ(-2, wuxi_vibration_take(handle_, values_, all_values - 1, info_));
    EXPECT_EQ(-2, wuxi_vibration_block(handle_, nullptr, 1, 0));
    EXPECT_EQ(-2, wuxi_vibration_block(handle_, &byte, -1, 0));
    EXPECT_EQ(0, wuxi_vibration_block(handle_, nullptr, 0, 0));
    EXPECT_EQ(-2, wuxi_vibration_counter(handle_, 5));
    EXPECT_EQ(-2, wuxi_vibration_counter(handle_, -1));
}

TEST_F(vibration_face, says_when_no_instance_is_free) {
    static int32_t handles[WUXI_VIBRATION_INSTANCES];
    for (int32_t i = 1; i < WUXI_VIBRATION_INSTANCES; i++) {
        handles[i] = wuxi_vibration_open(3, rate, 16, 0);
        EXPECT_GE(handles[i], 0);
    }
    EXPECT_EQ(-3, wuxi_vibration_open(3, rate, 16, 0));
    for (int32_t i = 1; i < WUXI_VIBRATION_INSTANCES; i++) {
        EXPECT_EQ(0, wuxi_vibration_close(handles[i]));
    }
}

TEST_F(vibration_face, refuses_lines_outside_the_envelopes_spectrum) {
    // At 12 kHz the lines are 0.732 Hz apart; 4…1638 less the reach of 1 %.
    EXPECT_EQ(-2, wuxi_vibration_lines(handle_, -1, 100000));
    EXPECT_EQ(-2, wuxi_vibration_lines(handle_, 8, 100000));
    EXPECT_EQ(-2, wuxi_vibration_lines(handle_, 0, -1));
    EXPECT_EQ(-2, wuxi_vibration_lines(handle_, 0, 2000));
    EXPECT_EQ(-2, wuxi_vibration_lines(handle_, 0, 1195000));
    EXPECT_EQ(-2, wuxi_vibration_lines(handle_, 0, INT32_MAX));
    EXPECT_EQ(0, wuxi_vibration_lines(handle_, 0, 3000));
    EXPECT_EQ(0, wuxi_vibration_lines(handle_, 7, 1180000));
    EXPECT_EQ(0, wuxi_vibration_lines(handle_, 7, 0));
}

TEST_F(vibration_face, gives_three_windows_a_turn_with_the_time_of_their_end) {
    EXPECT_EQ(-4, take());
    feed(turn_ - 1, 1000);
    EXPECT_EQ(-4, take());
    // The turn ends one sample into a block of 40.
    const int64_t last_us = feed(40, 1000);
    for (int32_t axis = 0; axis < axes; axis++) {
        EXPECT_EQ(axis == 0 ? value_line : plain_values, take());
        EXPECT_EQ(axis, info_[1]);
        EXPECT_EQ(turn_, info_[2]);
        EXPECT_EQ(0, info_[3]);
        EXPECT_EQ(last_us - 39 * 1000000 / rate, info_[0]);
        EXPECT_NEAR(3.0 * 0.6, static_cast<double>(values_[value_kurtosis]), 0.05);  // evenly spread
    }
    EXPECT_EQ(-4, take());
    EXPECT_EQ(3, wuxi_vibration_counter(handle_, 0));
}

TEST_F(vibration_face, every_axis_has_its_turn_and_the_lines_asked_for) {
    EXPECT_EQ(0, wuxi_vibration_lines(handle_, 1, 100000));
    EXPECT_EQ(0, wuxi_vibration_lines(handle_, 4, 200000));
    for (int32_t turn = 0; turn < 4; turn++) {
        feed(turn_, 0);
        for (int32_t axis = 0; axis < axes; axis++) {
            EXPECT_EQ(axis == turn % axes ? value_line + 5 : plain_values, take());
            EXPECT_EQ(axis, info_[1]);
        }
        EXPECT_EQ(0.0f, values_[value_line]);
    }
}

TEST_F(vibration_face, marks_windows_lost_when_nobody_takes_them) {
    for (int32_t turn = 0; turn < 4; turn++) {
        feed(turn_, 0);
    }
    EXPECT_EQ(8, wuxi_vibration_counter(handle_, 0));
    EXPECT_EQ(4, wuxi_vibration_counter(handle_, 1));
    for (int32_t i = 0; i < 8; i++) {
        EXPECT_GT(take(), 0);
        EXPECT_EQ(0, info_[3]);
    }
    EXPECT_EQ(-4, take());
    feed(turn_, 0);
    EXPECT_GT(take(), 0);
    EXPECT_EQ(4, info_[3]);
    EXPECT_GT(take(), 0);
    EXPECT_EQ(0, info_[3]);
}

TEST_F(vibration_face, an_overrun_discards_the_turn) {
    feed(turn_ - 10, 0);
    EXPECT_EQ(0, wuxi_vibration_overrun(handle_, 0));
    feed(turn_ - 1, 0);
    EXPECT_EQ(-4, take());
    feed(1, 0);
    EXPECT_EQ(value_line, take());
    EXPECT_EQ(turn_, info_[2]);
    EXPECT_EQ(1, wuxi_vibration_counter(handle_, 2));
}

TEST_F(vibration_face, a_torn_fifo_discards_the_turn_too) {
    wuxi_vibration_close(handle_);
    handle_ = wuxi_vibration_open(1, 4000, 2, 0);
    const uint8_t whole[] = {0, 0x10, 1, 0, 0x20, 0, 0, 0x30, 0};
    const int32_t turn = schedule::of(4000).turn_samples();
    for (int32_t i = 0; i < turn - 1; i++) {
        EXPECT_EQ(0, wuxi_vibration_block(handle_, whole, sizeof(whole), 0));
    }
    EXPECT_EQ(0, wuxi_vibration_block(handle_, whole, 3, 0));
    EXPECT_EQ(0, wuxi_vibration_block(handle_, whole, sizeof(whole), 0));
    EXPECT_EQ(1, wuxi_vibration_counter(handle_, 2));
    EXPECT_EQ(1, wuxi_vibration_counter(handle_, 3));
    EXPECT_EQ(-4, take());
    for (int32_t i = 0; i < turn - 1; i++) {
        EXPECT_EQ(0, wuxi_vibration_block(handle_, whole, sizeof(whole), 0));
    }
    EXPECT_EQ(value_line, take());
    // x: 256 of the part's 3.9 ug.
    EXPECT_NEAR(256 * 3.9e-6 * 9.80665, static_cast<double>(values_[value_acceleration_mean]), 1e-5);
}

TEST_F(vibration_face, counts_clipped_samples) {
    uint8_t ends[6] = {0xFF, 0x7F, 0, 0x80, 0, 0};
    for (int32_t i = 0; i < 7; i++) {
        EXPECT_EQ(0, wuxi_vibration_block(handle_, ends, 6, 0));
    }
    feed(turn_ - 7, 0);
    EXPECT_EQ(value_line, take());
    EXPECT_EQ(7.0f, values_[value_clipped]);
    EXPECT_EQ(plain_values, take());
    EXPECT_EQ(7.0f, values_[value_clipped]);
    EXPECT_EQ(plain_values, take());
    EXPECT_EQ(0.0f, values_[value_clipped]);
    EXPECT_EQ(14, wuxi_vibration_counter(handle_, 4));
}

TEST_F(vibration_face, a_part_at_rest_has_no_crest_and_no_kurtosis) {
    const uint8_t rest[] = {0, 8, 0, 8, 0, 8};
    for (int32_t i = 0; i < turn_; i++) {
        EXPECT_EQ(0, wuxi_vibration_block(handle_, rest, 6, 0));
    }
    EXPECT_EQ(value_line, take());
    EXPECT_EQ(0.0f, values_[value_acceleration_rms]);
    EXPECT_EQ(0.0f, values_[value_crest_factor]);
    EXPECT_EQ(0.0f, values_[value_kurtosis]);
    EXPECT_EQ(0.0f, values_[value_velocity_rms]);
    EXPECT_NEAR(9.80665, static_cast<double>(values_[value_acceleration_mean]), 1e-4);
}

TEST_F(vibration_face, the_same_bytes_give_the_same_values_however_they_are_cut) {
    float first[all_values];
    feed(turn_, 0);
    EXPECT_EQ(value_line, take());
    for (int32_t i = 0; i < value_line; i++) {
        first[i] = values_[i];
    }
    wuxi_vibration_close(handle_);
    handle_ = wuxi_vibration_open(3, rate, 16, 0);
    prng same(17);
    for (int32_t i = 0; i < 6 * turn_; i++) {
        const uint8_t byte = i % 2 == 0 ? static_cast<uint8_t>(same.next() >> 9) : 0;
        EXPECT_EQ(0, wuxi_vibration_block(handle_, &byte, 1, 0));
    }
    EXPECT_EQ(value_line, take());
    for (int32_t i = 0; i < value_line; i++) {
        EXPECT_EQ(first[i], values_[i]);
    }
}

}  // namespace
}  // namespace wuxi::vibration
