#include "sampled_analog/sampled_analog.hpp"

#include <gtest/gtest.h>
#include <math.h>
#include <stdint.h>

#include "waveform.hpp"

namespace wuxi {
namespace {

constexpr int32_t rate_hz = 4000;

// Voltage on channel 0, current on the others; 50.5 Hz, so that no window is whole cycles by itself.
class sampled_analog_mains : public ::testing::Test {
  protected:
    void open(int32_t channels, int32_t window) {
        channels_ = channels;
        ASSERT_TRUE(input_.configure(channels, rate_hz, window));
    }

    // `amplitude` in counts, the current late by `late` of a cycle.
    int32_t feed(int32_t samples, double amplitude, double late) {
        int32_t closed = 0;
        for (int32_t i = 0; i < samples; i++) {
            const double turns = sample_ * 50.5 / rate_hz;
            uint16_t scan[4];
            for (int32_t c = 0; c < channels_; c++) {
                const double angle = waveform::tau * (turns - (c == 0 ? 0.0 : late));
                scan[c] = static_cast<uint16_t>(lround(2048.0 + amplitude * sin(angle)));
            }
            closed += input_.feed(scan, channels_, sample_ * 250);
            sample_++;
        }
        return closed;
    }

    void take() { ASSERT_TRUE(input_.take(window_, lost_)); }

    sampled_analog input_;
    analog_window window_ = {};
    int64_t lost_ = 0;
    int32_t channels_ = 0;
    int32_t sample_ = 0;
};

TEST_F(sampled_analog_mains, two_pairs_share_a_voltage_and_the_free_channel_follows_it) {
    open(4, 1000);
    // The channels are sampled at one instant here, so there is no skew to correct.
    ASSERT_TRUE(input_.pair(0, 0, 1, 0.0f));
    ASSERT_TRUE(input_.pair(1, 0, 2, 0.0f));
    ASSERT_EQ(2, feed(2000, 1000.0, 1.0 / 6.0));
    for (int32_t w = 0; w < 2; w++) {
        take();
        for (int32_t c = 0; c < 4; c++) {
            const float rms = sqrtf(2048.0f * 2048.0f + 500000.0f);
            EXPECT_NEAR(2048.0f, window_.values[4 * c], 0.1f);
            EXPECT_NEAR(rms, window_.values[4 * c + 1], 0.2f);
        }
        for (int32_t p = 0; p < 2; p++) {
            EXPECT_NEAR(250000.0f, window_.values[16 + 4 * p], 250.0f);
            EXPECT_NEAR(500000.0f, window_.values[17 + 4 * p], 250.0f);
            EXPECT_NEAR(0.5f, window_.values[18 + 4 * p], 0.001f);
            EXPECT_NEAR(50.5f, window_.values[19 + 4 * p], 0.01f);
        }
    }
}

TEST_F(sampled_analog_mains, a_long_window_of_the_pair_is_that_of_a_driver_with_long_windows) {
    sampled_analog input;
    ASSERT_TRUE(input.configure(2, rate_hz, 1000));
    ASSERT_TRUE(input.pair(0, 0, 1, 0.0f));
    sampled_analog quick;
    ASSERT_TRUE(quick.configure(3, rate_hz, 100));
    ASSERT_TRUE(quick.pair(0, 0, 1, 0.0f));
    ASSERT_TRUE(quick.pair_windows(10));
    analog_window expected = {};
    analog_window window = {};
    int64_t lost = 0;
    int32_t ends = 0;
    for (int32_t i = 0; i < 5000; i++) {
        const double angle = waveform::tau * i * 50.5 / rate_hz;
        const uint16_t scan[] = {static_cast<uint16_t>(lround(2048.0 + 1500.0 * sin(angle))),
                                 static_cast<uint16_t>(lround(2048.0 + 1000.0 * sin(angle - 1.0))),
                                 static_cast<uint16_t>(i / 100)};
        input.feed(scan, 2, i * 250);
        if (quick.feed(scan, 3, i * 250) == 0) {
            continue;
        }
        // The channel in no pair has each window, as it is; a whole cycle would be another mean.
        ASSERT_TRUE(quick.take(window, lost));
        EXPECT_EQ(0, lost);
        EXPECT_EQ(static_cast<float>(i / 100), window.values[8]);
        EXPECT_EQ(static_cast<float>(i / 100), window.values[11]);
        if (!input.take(expected, lost)) {
            EXPECT_EQ(12, window.value_count);
            EXPECT_EQ(0.0f, window.values[0]);
            continue;
        }
        ends++;
        EXPECT_EQ(16, window.value_count);
        EXPECT_EQ(expected.end_us, window.end_us);
        for (int32_t v = 0; v < 8; v++) {
            EXPECT_EQ(expected.values[v], window.values[v]) << v;
        }
        for (int32_t v = 8; v < 12; v++) {
            EXPECT_EQ(expected.values[v], window.values[v + 4]) << v;
        }
        EXPECT_NEAR(50.5f, window.values[15], 0.01f);
    }
    EXPECT_EQ(5, ends);
}

TEST_F(sampled_analog_mains, an_overrun_throws_the_long_window_away_too) {
    open(2, 100);
    ASSERT_TRUE(input_.pair(0, 0, 1, 0.0f));
    ASSERT_TRUE(input_.pair_windows(10));
    ASSERT_EQ(6, feed(650, 1000.0, 0.0));
    for (int32_t i = 0; i < 6; i++) {
        take();
        EXPECT_EQ(8, window_.value_count);
    }
    input_.overrun();
    for (int32_t i = 1; i <= 10; i++) {
        ASSERT_EQ(1, feed(100, 1000.0, 0.0));
        take();
        EXPECT_EQ(i == 1 ? 1 : 0, lost_);
        EXPECT_EQ(i == 10 ? 12 : 8, window_.value_count);
    }
    EXPECT_NEAR(500000.0f, window_.values[8], 500.0f);
}

TEST_F(sampled_analog_mains, generated_power_is_negative) {
    open(2, 1000);
    ASSERT_TRUE(input_.pair(0, 0, 1, 0.0f));
    feed(1000, 1000.0, 0.5);
    take();
    EXPECT_NEAR(-1.0f, window_.values[10], 0.0005f);
}

TEST_F(sampled_analog_mains, a_delay_of_the_current_either_way_is_corrected) {
    const double delays_us[] = {-1000.0, -387.5, -250.0, 0.0, 100.0, 125.0, 999.0};
    for (const double late_us : delays_us) {
        input_ = sampled_analog{};
        sample_ = 0;
        open(2, 1000);
        ASSERT_TRUE(input_.pair(0, 0, 1, static_cast<float>(late_us)));
        feed(1000, 1000.0, 0.2 + late_us * 50.5e-6);
        take();
        EXPECT_NEAR(cos(waveform::tau * 0.2), static_cast<double>(window_.values[10]), 0.0006) << late_us;
    }
}

TEST_F(sampled_analog_mains, mains_that_goes_and_comes_back_is_averaged_over_the_whole_time) {
    open(2, 2000);
    ASSERT_TRUE(input_.pair(0, 0, 1, 0.0f));
    feed(1000, 1000.0, 0.0);
    feed(500, 0.0, 0.0);
    feed(500, 1000.0, 0.0);
    feed(2000, 1000.0, 0.0);
    take();
    // From the first crossing after 50 ms to the last one, 500 of about 1760 samples are silent.
    EXPECT_NEAR(500000.0f * 1260.0f / 1760.0f, window_.values[8], 10000.0f);
    EXPECT_NEAR(50.5f, window_.values[11], 0.5f);
    take();
    EXPECT_NEAR(500000.0f, window_.values[8], 500.0f);
}

TEST_F(sampled_analog_mains, without_mains_the_window_is_plain_and_the_frequency_0) {
    open(2, 1000);
    ASSERT_TRUE(input_.pair(0, 0, 1, 0.0f));
    feed(1000, 1000.0, 0.0);
    take();
    feed(2000, 0.0, 0.0);
    take();
    take();
    EXPECT_EQ(2048.0f, window_.values[0]);
    EXPECT_EQ(2048.0f, window_.values[1]);
    for (int32_t i = 8; i < 12; i++) {
        EXPECT_EQ(0.0f, window_.values[i]);
    }
}

TEST_F(sampled_analog_mains, a_window_shorter_than_two_cycles_is_plain) {
    open(2, 180);
    ASSERT_TRUE(input_.pair(0, 0, 1, 0.0f));
    feed(180 * 4, 1000.0, 0.0);
    for (int32_t i = 0; i < 4; i++) {
        take();
        EXPECT_EQ(0.0f, window_.values[11]);
    }
}

TEST_F(sampled_analog_mains, is_right_again_after_an_overrun) {
    open(2, 1000);
    ASSERT_TRUE(input_.pair(0, 0, 1, 0.0f));
    feed(777, 1000.0, 0.0);
    input_.overrun();
    sample_ += 33;
    feed(1000, 1000.0, 0.0);
    take();
    EXPECT_EQ(1, lost_);
    EXPECT_NEAR(500000.0f, window_.values[8], 500.0f);
    EXPECT_NEAR(50.5f, window_.values[11], 0.01f);
}

TEST_F(sampled_analog_mains, full_range_over_the_longest_window_does_not_overflow) {
    open(2, 65535);
    ASSERT_TRUE(input_.pair(0, 0, 1, 120.0f));
    for (int32_t i = 0; i < 65535; i++) {
        const uint16_t scan[] = {static_cast<uint16_t>(i % 80 < 40 ? 4095 : 0),
                                 static_cast<uint16_t>(i % 80 < 40 ? 4095 : 0)};
        input_.feed(scan, 2, 0);
    }
    take();
    EXPECT_NEAR(2047.5f * 2047.5f, window_.values[9], 300.0f);
    EXPECT_NEAR(0.95f, window_.values[10], 0.05f);
    EXPECT_NEAR(50.0f, window_.values[11], 0.001f);
    EXPECT_EQ(2U * 65535U, window_.clipped);
}

}  // namespace
}  // namespace wuxi
