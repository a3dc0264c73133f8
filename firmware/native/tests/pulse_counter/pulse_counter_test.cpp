#include "pulse_counter/pulse_counter.hpp"

#include <gtest/gtest.h>

#include "prng.hpp"

namespace wuxi {
namespace {

TEST(pulse_counter, counts_the_changes_that_were_asked_for) {
    for (int32_t edges = 1; edges <= 3; edges++) {
        pulse_counter counter;
        counter.start(100, edges, 5);
        for (int32_t i = 0; i < 20; i++) {
            counter.edge(i % 2 == 0 ? 1 : 0, 1000 * (i + 1));
        }
        counter.seen(1'000'000);
        EXPECT_EQ(5 + (edges == 3 ? 20 : 10), counter.total()) << edges;
        EXPECT_EQ(5, counter.total_at_start());
        EXPECT_EQ(0U, counter.glitches());
    }
}

TEST(pulse_counter, counts_a_level_that_stays_without_waiting_for_the_next_edge) {
    pulse_counter counter;
    counter.start(100, pulse_counter::rising, 0);
    counter.edge(1, 1000);
    EXPECT_EQ(0, counter.total());
    counter.seen(1099);
    EXPECT_EQ(0, counter.total());
    counter.seen(1100);
    EXPECT_EQ(1, counter.total());
    counter.edge(0, 2000);
    EXPECT_EQ(1, counter.total());
    counter.edge(1, 1'000'900);
    // The rate asks with a time of its own.
    EXPECT_EQ(1'000'900, counter.read(1'001'000).rate.last_us);
    EXPECT_EQ(1000, rate_meter::millihertz(counter.read(1'001'000).rate, 1'001'000));
    EXPECT_EQ(1, counter.total());
}

// What waited and was seen to last is the same pulse that the next edge confirms: the total never falls, never counts
// it again.
TEST(pulse_counter, never_falls_and_ends_with_the_number_of_changes) {
    prng random(10);
    for (int32_t round = 0; round < 300; round++) {
        const int32_t glitch_us = static_cast<int32_t>(random.below(50));
        const int32_t edges = static_cast<int32_t>(1 + random.below(3));
        pulse_counter counter;
        counter.start(glitch_us, edges, 0);
        int64_t time_us = 0;
        int64_t before = 0;
        int64_t expected = 0;
        int32_t stable = 0;
        for (int32_t i = 0; i < 200; i++) {
            const int32_t level = (i + 1) % 2;
            const int64_t length_us = 1 + random.below(100);
            counter.edge(level, time_us);
            for (int64_t look = random.below(20); look < length_us; look += 1 + random.below(40)) {
                counter.seen(time_us + look);
                ASSERT_LE(before, counter.total());
                before = counter.total();
            }
            time_us += length_us;
            if (length_us >= glitch_us && level != stable) {
                stable = level;
                expected += (edges & (level != 0 ? 1 : 2)) != 0 ? 1 : 0;
            }
        }
        counter.seen(time_us);
        ASSERT_EQ(expected, counter.total());
    }
}

TEST(pulse_counter, adds_what_the_hardware_counted_and_stops_at_the_end_of_its_range) {
    pulse_counter counter;
    counter.start(0, pulse_counter::rising, UINT32_MAX);
    counter.counted(7, 1000);
    EXPECT_EQ(INT64_C(0x1'0000'0006), counter.total());
    counter.start(0, pulse_counter::rising, INT64_MAX - 1);
    counter.counted(INT32_MAX, 1000);
    EXPECT_EQ(INT64_MAX, counter.total());
    counter.edge(1, 2000);
    EXPECT_EQ(INT64_MAX, counter.total());
}

}  // namespace
}  // namespace wuxi
