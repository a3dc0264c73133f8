#include "sampling_plan.hpp"

#include <gtest/gtest.h>

namespace wuxi::esp32 {
namespace {

TEST(sampling_plan, repeats_until_the_converter_is_fast_enough) {
    EXPECT_EQ(7, plan_sampling(converter_esp32_s3_c3, 1, 100).repeats);
    EXPECT_EQ(1, plan_sampling(converter_esp32_s3_c3, 4, 10000).repeats);
    EXPECT_EQ(200, plan_sampling(converter_esp32, 1, 100).repeats);
    EXPECT_EQ(1, plan_sampling(converter_esp32, 4, 5000).repeats);
}

TEST(sampling_plan, tells_the_rate_that_whole_ticks_make) {
    // 2,500,000 / 312 / 2.
    EXPECT_EQ(4006, plan_sampling(converter_esp32_s3_c3, 2, 4000).rate_hz);
    EXPECT_EQ(5000, plan_sampling(converter_esp32_s3_c3, 2, 5000).rate_hz);
    EXPECT_EQ(4000, plan_sampling(converter_esp32, 2, 4000).rate_hz);
}

TEST(sampling_plan, refuses_what_the_driver_does_not_take) {
    EXPECT_EQ(0, plan_sampling(converter_esp32_s3_c3, 0, 1000).repeats);
    EXPECT_EQ(0, plan_sampling(converter_esp32_s3_c3, 5, 1000).repeats);
    EXPECT_EQ(0, plan_sampling(converter_esp32_s3_c3, 1, 99).repeats);
    EXPECT_EQ(0, plan_sampling(converter_esp32_s3_c3, 1, 10001).repeats);
}

TEST(sampling_plan, is_within_the_converters_limits_and_near_the_rate_always) {
    for (int32_t channels = 1; channels <= 4; channels++) {
        for (int32_t rate_hz = 100; rate_hz <= 10000; rate_hz++) {
            for (const converter& chip : {converter_esp32, converter_esp32_s3_c3}) {
                const sampling_plan plan = plan_sampling(chip, channels, rate_hz);
                ASSERT_GE(plan.repeats, 1);
                ASSERT_GE(plan.conversions_hz, chip.least_hz);
                ASSERT_LE(plan.conversions_hz, chip.most_hz);
                ASSERT_LE(plan.rate_hz, 10000);
                ASSERT_NEAR(plan.rate_hz, rate_hz, rate_hz * 0.02 + 1) << channels;
                if (chip.ticks_hz != 0) {
                    // What ESP-IDF makes of it.
                    const double ticks = chip.ticks_hz / plan.conversions_hz;
                    ASSERT_NEAR(plan.rate_hz, chip.ticks_hz / ticks / channels / plan.repeats, 0.51);
                }
            }
        }
    }
}

}  // namespace
}  // namespace wuxi::esp32
