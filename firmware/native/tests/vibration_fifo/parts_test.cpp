// The small parts, each against its definition.
#include <gtest/gtest.h>
#include <math.h>

#include "prng.hpp"
#include "vibration_fifo/band_pass.hpp"
#include "vibration_fifo/capture.hpp"
#include "vibration_fifo/decimators.hpp"
#include "vibration_fifo/half_band.hpp"
#include "vibration_fifo/part.hpp"
#include "vibration_fifo/scale.hpp"
#include "vibration_fifo/schedule.hpp"
#include "vibration_fifo/sine_table.hpp"
#include "vibration_fifo/square_root.hpp"
#include "vibration_fifo/wide_sum.hpp"

namespace wuxi::vibration {
namespace {

constexpr double two_pi = 6.283185307179586;

TEST(half_band, has_the_response_that_is_promised) {
    int64_t sum = 0;
    for (const int32_t tap : half_band_taps) {
        sum += tap;
    }
    EXPECT_EQ(int64_t{1} << 30, sum);
    for (int32_t step = 0; step <= 500; step++) {
        const double f = step / 1000.0;
        double gain = 0.5;
        for (int32_t i = 0; i < half_band_sides; i++) {
            gain += 2.0 * half_band_taps[i] / 4294967296.0 * cos(two_pi * f * (2 * i + 1));
        }
        if (f <= 0.2) {
            EXPECT_NEAR(1.0, gain, 0.0012);
        }
        if (f >= 0.3) {
            EXPECT_NEAR(0.0, gain, 0.0012);
        }
        if (f >= 0.4) {
            EXPECT_NEAR(0.0, gain, 0.00025);
        }
    }
}

TEST(decimators, pass_a_constant_unchanged_and_say_nothing_but_every_nth_time) {
    for (int32_t stages = 0; stages <= 3; stages++) {
        decimators chain;
        chain.start(stages);
        int32_t outputs = 0;
        int32_t last = 0;
        for (int32_t i = 0; i < 4096; i++) {
            outputs += chain.push(1234567, last) ? 1 : 0;
        }
        EXPECT_EQ(4096 >> stages, outputs);
        EXPECT_NEAR(1234567.0, last, 4.0);
    }
}

TEST(decimators, are_centred_where_they_say) {
    // A ramp comes out as the value of the input at the centre.
    for (int32_t stages = 0; stages <= 3; stages++) {
        decimators chain;
        chain.start(stages);
        const int32_t factor = 1 << stages;
        int32_t output = 0;
        int32_t outputs = 0;
        for (int32_t i = 0; i < 2000; i++) {
            if (chain.push(i * 1000, output)) {
                if (outputs >= 39) {
                    EXPECT_NEAR(1000.0 * (factor * outputs - 19 * (factor - 1)), output, 4.0);
                }
                outputs++;
            }
        }
    }
}

TEST(band_pass, follows_the_formula) {
    band_pass filter;
    filter.start();
    prng random(5);
    double x[400];
    for (int32_t n = 0; n < 400; n++) {
        const int16_t input = static_cast<int16_t>(static_cast<int32_t>(random.below(65536)) - 32768);
        x[n] = input;
        const double found = filter.push(input) / 16384.0;
        if (n >= 76) {
            double expected = x[n - 38] / 2;
            for (int32_t i = 0; i < half_band_sides; i++) {
                const int32_t offset = 2 * (2 * i + 1);
                expected -= half_band_taps[i] / 4294967296.0 * (x[n - 38 + offset] + x[n - 38 - offset]);
            }
            EXPECT_NEAR(expected, found, 0.001);
        }
    }
}

TEST(square_root, is_the_largest_whose_square_is_not_more) {
    prng random(3);
    for (int32_t i = 0; i < 20000; i++) {
        const uint32_t x = i == 0 ? UINT32_MAX : i == 1 ? 0 : random.next() >> random.below(32);
        const uint64_t root = square_root(x);
        EXPECT_LE(root * root, x);
        EXPECT_GT((root + 1) * (root + 1), x);
    }
}

TEST(square_root, amplitude_keeps_four_digits_over_the_whole_range) {
    EXPECT_EQ(0, amplitude_of(0));
    EXPECT_EQ(0, amplitude_of(-7));
    for (int64_t quarter = 1; quarter < 1 << 30; quarter = quarter * 5 / 4 + 1) {
        const double expected = 4096.0 * sqrt(8.0 * static_cast<double>(quarter));
        EXPECT_NEAR(expected, amplitude_of(static_cast<int32_t>(quarter)), expected * 1e-4);
    }
}

TEST(sine_table, is_a_sine_in_all_quarters) {
    for (int32_t i = -5000; i < 10000; i++) {
        EXPECT_NEAR(32768.0 * sin(two_pi * i / turn), sine(i), 1.01);
        EXPECT_NEAR(32768.0 * cos(two_pi * i / turn), cosine(i), 1.01);
    }
}

TEST(wide_sum, adds_and_subtracts_beyond_64_bits) {
    wide_sum sum;
    sum.clear();
    for (int32_t i = 0; i < 5; i++) {
        sum.add(UINT64_MAX);
    }
    EXPECT_NEAR(5.0, sum.value() / 18446744073709551615.0, 1e-12);
    sum.clear();
    for (int32_t i = 0; i < 3; i++) {
        sum.add_signed(INT64_MIN);
    }
    EXPECT_NEAR(-3.0, sum.value() / 9223372036854775808.0, 1e-12);
    sum.clear();
    sum.add_signed(-5);
    EXPECT_EQ(-5.0, sum.value());
    sum.add_signed(3);
    EXPECT_EQ(-2.0, sum.value());
    sum.add_signed(4);
    EXPECT_EQ(2.0, sum.value());
}

TEST(capture, keeps_what_fits_and_halves_when_it_must) {
    static capture block;
    block.start();
    prng random(9);
    static int32_t inputs[capture::capacity];
    for (int32_t i = 0; i < capture::capacity; i++) {
        // Grows from fractions of a count to full scale.
        const int32_t span = 1 << (4 + i * 24 / capture::capacity);
        inputs[i] = 2048 * 4096 + static_cast<int32_t>(random.below(static_cast<uint32_t>(span))) - span / 2;
        EXPECT_FALSE(block.full());
        block.append(inputs[i]);
    }
    EXPECT_TRUE(block.full());
    block.append(1);
    double sum = 0;
    for (int32_t i = 0; i < capture::capacity; i++) {
        const double above = ldexp(block.numbers()[i], block.exponent() - capture::kept_bits);
        // Each growth rounds by half of what then is the last place.
        EXPECT_NEAR((inputs[i] - inputs[0]) / 4096.0, above, ldexp(1.0, block.exponent() - capture::kept_bits) + 0.001);
        sum += inputs[i] / 4096.0;
    }
    EXPECT_NEAR(sum / capture::capacity, static_cast<double>(block.mean()), ldexp(1.0, block.exponent() - 11));
}

TEST(capture, takes_the_extremes_of_its_input) {
    static capture block;
    block.start();
    block.append(INT32_MIN);
    block.append(INT32_MAX);
    block.append(0);
    EXPECT_NEAR(4294967295.0, ldexp(block.numbers()[1], block.exponent() + 1), 400000.0);
}

TEST(schedule, leaves_room_for_1000_hz_and_keeps_turns_short) {
    for (int32_t rate = lowest_rate_hz; rate <= highest_rate_hz; rate++) {
        const schedule plan = schedule::of(rate);
        const int32_t decimated = rate >> plan.velocity_stages;
        EXPECT_TRUE(plan.velocity_stages == 0 || decimated >= 2560);
        EXPECT_LT(decimated, 5120);
        EXPECT_LE(plan.turn_samples(), 82688);
        const grid lines = {rate, 1 << plan.velocity_stages};
        EXPECT_GE(lines.ceiling(2), 1);
        EXPECT_LE(lines.floor(1000), 40960);
    }
}

TEST(part, knows_its_ranges_and_scales) {
    EXPECT_TRUE(is_range(part::iis3dwb, 16));
    EXPECT_FALSE(is_range(part::iis3dwb, 3));
    EXPECT_FALSE(is_range(part::adxl355, 16));
    EXPECT_TRUE(is_range(part::raw_int16, 1000));
    EXPECT_FALSE(is_range(part::raw_int16, 0));
    constexpr float g = 9.80665f;
    EXPECT_NEAR(0.000488, metres_per_second_squared(part::iis3dwb, 16) / g, 1e-9);
    EXPECT_NEAR(0.000061, metres_per_second_squared(part::iis3dwb, 2) / g, 1e-9);
    EXPECT_NEAR(16 * 3.9e-6, metres_per_second_squared(part::adxl355, 2) / g, 1e-10);
    EXPECT_NEAR(0.0039, metres_per_second_squared(part::adxl345, 8) / g, 1e-8);
    EXPECT_NEAR(1.0, 2048 * metres_per_second_squared(part::raw_int16, 16) / g, 1e-6);
    EXPECT_EQ(511, clip_limit(part::adxl345, 2));
    EXPECT_EQ(32767, clip_limit(part::adxl355, 2));
}

}  // namespace
}  // namespace wuxi::vibration
