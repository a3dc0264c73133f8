#include "sweep_sorter.hpp"

#include <gtest/gtest.h>

namespace wuxi::esp32 {
namespace {

using outcome = sweep_sorter::outcome;

TEST(sweep_sorter, gives_the_mean_of_the_repeats) {
    sweep_sorter sorter;
    uint16_t sweep[2] = {};
    sorter.start(2, 2);
    EXPECT_EQ(outcome::nothing, sorter.put(0, 10, sweep));
    EXPECT_EQ(outcome::nothing, sorter.put(1, 4095, sweep));
    EXPECT_EQ(outcome::nothing, sorter.put(0, 13, sweep));
    EXPECT_EQ(outcome::sweep, sorter.put(1, 4095, sweep));
    EXPECT_EQ(12, sweep[0]);
    EXPECT_EQ(4095, sweep[1]);
}

TEST(sweep_sorter, says_when_a_conversion_is_missing) {
    sweep_sorter sorter;
    uint16_t sweep[2] = {};
    sorter.start(2, 1);
    EXPECT_EQ(outcome::nothing, sorter.put(0, 1, sweep));
    EXPECT_EQ(outcome::nothing, sorter.put(0, 2, sweep));
    EXPECT_EQ(outcome::lost, sorter.put(0, 3, sweep));
    EXPECT_EQ(outcome::nothing, sorter.put(0, 4, sweep));
    EXPECT_EQ(outcome::sweep, sorter.put(1, 5, sweep));
    EXPECT_EQ(4, sweep[0]);
}

TEST(sweep_sorter, passes_over_channels_that_nobody_asked_for) {
    sweep_sorter sorter;
    uint16_t sweep[1] = {};
    sorter.start(1, 1);
    EXPECT_EQ(outcome::nothing, sorter.put(-1, 1, sweep));
    EXPECT_EQ(outcome::nothing, sorter.put(1, 1, sweep));
    EXPECT_EQ(outcome::sweep, sorter.put(0, 7, sweep));
    EXPECT_EQ(7, sweep[0]);
}

// Neighbours in exchanged order, as the ESP32's DMA may give them.
TEST(sweep_sorter, does_not_care_for_the_order_of_neighbours) {
    for (int32_t channels = 1; channels <= 4; channels++) {
        for (int32_t repeats = 1; repeats <= 5; repeats++) {
            sweep_sorter sorter;
            sorter.start(channels, repeats);
            uint16_t sweep[4] = {};
            int32_t sweeps = 0;
            constexpr int32_t conversions = 4 * 5 * 60;
            for (int32_t i = 0; i < conversions; i++) {
                const int32_t source = i ^ 1;
                const int32_t number = source / channels / repeats;
                const outcome result = sorter.put(source % channels, static_cast<uint32_t>(number), sweep);
                ASSERT_NE(outcome::lost, result);
                if (result == outcome::sweep) {
                    for (int32_t c = 0; c < channels; c++) {
                        // A neighbour of the next sweep may be among one of several repeats.
                        ASSERT_NEAR(sweeps, sweep[c], repeats == 1 && channels > 1 ? 0 : 1);
                    }
                    sweeps++;
                }
            }
            ASSERT_EQ(conversions / channels / repeats, sweeps);
        }
    }
}

}  // namespace
}  // namespace wuxi::esp32
