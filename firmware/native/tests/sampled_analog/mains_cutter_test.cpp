#include "sampled_analog/mains_cutter.hpp"

#include <gtest/gtest.h>
#include <math.h>
#include <stdint.h>

#include "prng.hpp"
#include "waveform.hpp"

namespace wuxi {
namespace {

// Frequency found in the second of two windows of half a second.
float found(double hertz, double amplitude, int32_t rate_hz, int32_t noise, double third = 0.0) {
    prng random(7);
    mains_cutter cutter;
    cutter.configure(rate_hz, 0, true);
    waveform wave;
    wave.add(1, 1.0, 0.3);
    wave.add(3, third, 3.4);
    for (int32_t window = 0; window < 2; window++) {
        cutter.next_window(0);
        for (int32_t i = 0; i < rate_hz / 2; i++) {
            const double turns = fmod((window * rate_hz / 2 + i) * hertz / rate_hz, 1.0);
            const int32_t error =
                noise == 0 ? 0 : static_cast<int32_t>(random.below(2U * static_cast<uint32_t>(noise) + 1U)) - noise;
            cutter.next(static_cast<int32_t>(lround(amplitude * wave.at(turns))) + error);
        }
    }
    return cutter.frequency();
}

TEST(mains_cutter, finds_the_frequency_from_45_to_55_Hz) {
    const int32_t rates_hz[] = {800, 1000, 4000, 10000};
    for (const int32_t rate_hz : rates_hz) {
        for (double hertz = 45.0; hertz <= 55.0; hertz += 0.625) {
            EXPECT_NEAR(hertz, static_cast<double>(found(hertz, 1000.0, rate_hz, 0)), 0.01) << rate_hz;
            EXPECT_NEAR(hertz, static_cast<double>(found(hertz, 200.0, rate_hz, 5)), 0.05) << rate_hz;
        }
    }
}

TEST(mains_cutter, finds_the_frequency_of_a_wave_with_three_crossings_a_cycle) {
    EXPECT_NEAR(50.02, static_cast<double>(found(50.02, 1000.0, 4000, 3, 0.6)), 0.01);
}

TEST(mains_cutter, sees_no_mains_at_other_frequencies_nor_in_noise_nor_in_a_steady_level) {
    const double other_frequencies[] = {0.0, 1.0, 16.7, 25.0, 40.0, 60.0, 100.0, 400.0};
    for (const double hertz : other_frequencies) {
        EXPECT_EQ(0.0f, found(hertz, 1000.0, 4000, 0)) << hertz;
    }
    EXPECT_EQ(0.0f, found(50.0, 0.0, 4000, 30));
    EXPECT_EQ(0.0f, found(50.0, 7.0, 4000, 0));
}

TEST(mains_cutter, takes_the_mean_as_level_when_it_sees_nothing) {
    mains_cutter cutter;
    cutter.configure(4000, 0, true);
    for (int32_t window = 0; window < 2; window++) {
        for (int32_t i = 0; i < 2000; i++) {
            cutter.next(1500 + static_cast<int32_t>(lround(500.0 * sin(waveform::tau * i / 80.0))));
        }
        EXPECT_NEAR(window == 0 ? 0.0 : 50.0, static_cast<double>(cutter.frequency()), 0.01);
        cutter.next_window(1500);
    }
}

TEST(mains_cutter, is_silent_when_not_enabled) {
    mains_cutter cutter;
    cutter.configure(4000, 0, false);
    for (int32_t i = 0; i < 4000; i++) {
        EXPECT_TRUE(mains_crossing::none == cutter.next(i % 80 < 40 ? -1000 : 1000));
    }
    EXPECT_TRUE(sum_stretch::everything == cutter.stretch());
}

}  // namespace
}  // namespace wuxi
