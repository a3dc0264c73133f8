// Every feature against the double-precision model, over signals and rates.
#include <gtest/gtest.h>

#include "features.hpp"
#include "signals.hpp"

namespace wuxi::vibration {
namespace {

/// Three turns, so that each axis has its own; every window is compared.
void expect_agreement(const std::vector<int16_t>& x, int rate_hz, double floor, int shaft_millihertz = 0) {
    const size_t turn = reference_model::samples(rate_hz);
    ASSERT_LE(3 * turn, x.size());
    features driver(rate_hz, shaft_millihertz);
    const double line_hz = std::floor(rate_hz / 250.0) + 0.25;
    ASSERT_EQ(0, wuxi_vibration_lines(driver.handle(), 2, static_cast<int32_t>(line_hz * 1000)));
    for (size_t k = 0; k < 3; k++) {
        const std::vector<int16_t> part(x.begin() + static_cast<long>(k * turn),
                                        x.begin() + static_cast<long>((k + 1) * turn));
        driver.feed(part);
        const reference_model reference(part, rate_hz, shaft_millihertz == 0 ? 10 : 2);
        const std::vector<features::window> windows = driver.take_all();
        ASSERT_EQ(3U, windows.size());
        for (size_t axis = 0; axis < 3; axis++) {
            const features::window& w = windows[axis];
            ASSERT_EQ(axis == k ? static_cast<size_t>(value_line) + 3 : static_cast<size_t>(plain_values),
                      w.values.size());
            EXPECT_EQ(static_cast<int64_t>(axis), w.info[1]);
            EXPECT_EQ(static_cast<int64_t>(turn), w.info[2]);
            EXPECT_EQ(0, w.info[3]);
            features::expect_same(reference, w, floor);
            if (axis == k) {
                features::expect_near(reference.line(line_hz) * features::metres_per_count, w.values[value_line + 2],
                                      floor * features::metres_per_count, "line");
            }
        }
    }
}

constexpr int rates[] = {800, 1600, 3200, 4000, 6400, 12000, 25600, 26667};

signal turns(int rate_hz) { return signal(3 * reference_model::samples(rate_hz), rate_hz); }

TEST(features, agree_for_a_mixture_with_gravity) {
    for (const int rate : rates) {
        SCOPED_TRACE(rate);
        const signal mixture = turns(rate).offset(2048).sine(900, 24.7).sine(300, 0.17 * rate).sine(200, 0.31 * rate);
        expect_agreement(mixture.counts(), rate, 0.05);
    }
}

TEST(features, agree_for_white_noise_strong_and_weak) {
    for (const int rate : rates) {
        SCOPED_TRACE(rate);
        expect_agreement(turns(rate).offset(-2000).noise(5000, 7).counts(), rate, 0.0);
        expect_agreement(turns(rate).offset(300).noise(50, 8).counts(), rate, 0.02);
    }
}

TEST(features, agree_for_a_slow_shaft) {
    expect_agreement(turns(12000).offset(2048).noise(400, 5).sine(800, 4.3).counts(), 12000, 0.0, 5000);
}

TEST(features, agree_for_a_faulty_bearing) {
    expect_agreement(
        turns(12000).offset(2048).noise(60, 3).sine(120, 29.2).blows(4000, 107.4, 3100, 0.0008, 4).counts(), 12000,
        0.02);
    expect_agreement(
        turns(26667).offset(2048).noise(60, 3).sine(120, 29.2).blows(4000, 162.2, 5400, 0.0006, 4).counts(), 26667,
        0.02);
}

TEST(features, find_the_faulty_bearings_frequency) {
    for (const int rate : {12000, 26667}) {
        const std::vector<int16_t> x = turns(rate).noise(60, 3).blows(4000, 107.4, 0.22 * rate, 0.0008, 4).counts();
        features driver(rate, 0);
        driver.feed(x);
        const std::vector<features::window> windows = driver.take_all();
        ASSERT_EQ(8U, windows.size());
        EXPECT_NEAR(107.4, windows[0].values[value_strongest_hertz], 1.5);
        EXPECT_GT(windows[0].values[value_kurtosis], 6.0f);
    }
}

TEST(features, agree_for_clipped_signals) {
    expect_agreement(turns(12000).sine(60000, 180).noise(2000, 9).counts(), 12000, 0.05);
    expect_agreement(turns(26667).offset(4000).noise(30000, 9).counts(), 26667, 0.05);
}

TEST(features, agree_near_zero_and_at_rest) {
    expect_agreement(turns(12000).offset(2048.5).noise(3, 11).counts(), 12000, 0.02);
    expect_agreement(turns(26667).offset(2048.3).noise(0.3, 11).counts(), 26667, 0.02);
    expect_agreement(turns(3200).offset(-2048).counts(), 3200, 0.02);
}

TEST(features, velocity_of_sines_is_the_analytic_value) {
    for (const int rate : {3200, 6400, 12000, 25600, 26667}) {
        for (const double hertz : {12.0, 13.7, 24.9, 50.0, 159.155, 487.0, 900.0}) {
            SCOPED_TRACE(hertz);
            const size_t turn = reference_model::samples(rate);
            features driver(rate, 0);
            // Gravity, and a strong sine above the band of velocity.
            driver.feed(signal(turn, rate).offset(2048).sine(1000, hertz).sine(400, 0.41 * rate).counts());
            const std::vector<features::window> windows = driver.take_all();
            ASSERT_EQ(3U, windows.size());
            const double expected = 1000 * features::metres_per_count * 1000 / std::sqrt(2.0) / (2 * M_PI * hertz);
            EXPECT_NEAR(expected, windows[0].values[value_velocity_rms], 0.01 * expected) << rate;
        }
    }
}

TEST(features, velocity_of_a_mixture_is_the_root_of_the_sum_of_squares) {
    const int rate = 26667;
    features driver(rate, 0);
    driver.feed(signal(reference_model::samples(rate), rate)
                    .offset(-1500)
                    .sine(60, 12.4)
                    .sine(500, 99)
                    .sine(2000, 880)
                    .counts());
    const auto square = [](double amplitude, double hertz) {
        return std::pow(amplitude * features::metres_per_count * 1000 / (2 * M_PI * hertz), 2) / 2;
    };
    const double expected = std::sqrt(square(60, 12.4) + square(500, 99) + square(2000, 880));
    EXPECT_NEAR(expected, driver.take_all()[0].values[value_velocity_rms], 0.01 * expected);
}

TEST(features, one_g_rms_at_159_hz_is_9_807_mm_per_s) {
    features driver(12000, 0);
    const double amplitude = std::sqrt(2.0) * 2048;
    driver.feed(signal(reference_model::samples(12000), 12000).sine(amplitude, 159.155).counts());
    EXPECT_NEAR(9.807, driver.take_all()[0].values[value_velocity_rms], 0.05);
}

}  // namespace
}  // namespace wuxi::vibration
