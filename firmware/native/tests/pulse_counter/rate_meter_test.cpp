#include "pulse_counter/rate_meter.hpp"

#include <gtest/gtest.h>

#include "prng.hpp"

namespace wuxi {
namespace {

/// The meter with its measurement.
class measuring {
  public:
    void add(uint32_t pulses, int64_t time_us) { meter_.add(result_, pulses, time_us); }
    const rate_meter::measured& result() const { return result_; }

  private:
    rate_meter meter_;
    rate_meter::measured result_ = {};
};

TEST(rate_meter, knows_nothing_before_the_first_period) {
    measuring meter;
    EXPECT_EQ(0, rate_meter::millihertz(meter.result(), 5'000'000));
    meter.add(1, 5'000'000);
    EXPECT_EQ(0, rate_meter::millihertz(meter.result(), 5'000'001));
    meter.add(1, 7'000'000);
    EXPECT_EQ(500, rate_meter::millihertz(meter.result(), 7'000'000));
}

// The stated bound: 2 J / 250,000 above 4 Hz, 2 J / period below, and 1 mHz of rounding.
TEST(rate_meter, is_as_exact_as_stated_whatever_the_jitter) {
    prng random(8);
    for (int32_t round = 0; round < 300; round++) {
        const int64_t period_us = 100 + random.below(round % 2 == 0 ? 100'000 : 5'000'000);
        const int64_t jitter_us = random.below(static_cast<uint32_t>(period_us / 3));
        measuring meter;
        int64_t ideal_us = 1'000'000;
        const int64_t pulses = 20 + 600'000 / period_us;
        for (int64_t i = 0; i < pulses; i++) {
            ideal_us += period_us;
            const int64_t error_us = random.below(static_cast<uint32_t>(2 * jitter_us + 1)) - jitter_us;
            meter.add(1, ideal_us + error_us);
        }
        // A gate ends with its first pulse at or after 250 ms.
        const int64_t gate_us = period_us > rate_meter::gate_us ? period_us : rate_meter::gate_us;
        const float bound = 2.0f * static_cast<float>(jitter_us) / static_cast<float>(gate_us - 2 * jitter_us);
        const float expected = 1e9f / static_cast<float>(period_us);
        const float rate = static_cast<float>(rate_meter::millihertz(meter.result(), meter.result().last_us));
        ASSERT_NEAR(expected, rate, expected * bound * 1.001f + 1.0f + expected * 1e-5f)
            << period_us << " us with " << jitter_us;
    }
}

TEST(rate_meter, falls_with_the_silence_and_never_rises_in_it) {
    prng random(9);
    for (int32_t round = 0; round < 200; round++) {
        measuring meter;
        int64_t time_us = 0;
        const uint32_t period_us = 50 + random.below(2'000'000);
        for (int32_t i = 0; i < 30; i++) {
            time_us += 1 + random.below(period_us);
            meter.add(1, time_us);
        }
        int64_t before = INT64_MAX;
        for (int64_t silent_us = 0; silent_us < 1'100'000'000; silent_us += 1 + silent_us / 3) {
            const int64_t rate = rate_meter::millihertz(meter.result(), time_us + silent_us);
            ASSERT_LE(rate, before);
            if (silent_us > 0) {
                ASSERT_LE(rate, 1'000'000'000 / silent_us);
            }
            before = rate;
        }
        EXPECT_EQ(0, rate_meter::millihertz(meter.result(), time_us + 1'000'000'001));
    }
}

TEST(rate_meter, does_not_mix_a_pause_with_the_pulses_before_it) {
    measuring meter;
    int64_t time_us = 0;
    for (int32_t i = 0; i < 100; i++) {
        time_us += 1000;
        meter.add(1, time_us);
    }
    time_us += 100'000'000;
    meter.add(1, time_us);
    EXPECT_EQ(10, rate_meter::millihertz(meter.result(), time_us));
    for (int32_t i = 0; i < 250; i++) {
        time_us += 1000;
        meter.add(1, time_us);
    }
    EXPECT_EQ(1'000'000, rate_meter::millihertz(meter.result(), time_us));
}

TEST(rate_meter, bears_with_counts_that_come_in_groups) {
    measuring meter;
    int64_t time_us = 0;
    for (int32_t i = 0; i < 20; i++) {
        time_us += 100'000;
        meter.add(1000, time_us);
    }
    for (int64_t late_us = 0; late_us <= 200'000; late_us += 10'000) {
        EXPECT_EQ(10'000'000, rate_meter::millihertz(meter.result(), time_us + late_us));
    }
    EXPECT_EQ(4975, rate_meter::millihertz(meter.result(), time_us + 201'000));
    // A pause is no promise of another one: the patience is 2 s at most.
    time_us += 60'000'000;
    meter.add(1000, time_us);
    EXPECT_EQ(16'666, rate_meter::millihertz(meter.result(), time_us + 2'000'000));
    EXPECT_EQ(499, rate_meter::millihertz(meter.result(), time_us + 2'000'001));
}

TEST(rate_meter, survives_times_that_step_back_and_stand_still) {
    measuring meter;
    meter.add(1, 1'000'000);
    meter.add(1, 500'000);
    meter.add(1, 1'000'000);
    EXPECT_EQ(0, rate_meter::millihertz(meter.result(), 1'000'000));
    meter.add(1, 2'000'000);
    EXPECT_EQ(1000, rate_meter::millihertz(meter.result(), 1'500'000));
    meter.add(UINT32_MAX, INT64_C(1) << 61);
    EXPECT_EQ(1'000'000'000, rate_meter::millihertz(meter.result(), INT64_C(1) << 61));
}

}  // namespace
}  // namespace wuxi
