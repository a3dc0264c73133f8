#include "pulse_counter/glitch_filter.hpp"

#include <gtest/gtest.h>

#include "prng.hpp"

namespace wuxi {
namespace {

constexpr int32_t ticks = 400;

struct outcome {
    int64_t times[2 * ticks];
    int32_t levels[2 * ticks];
    int32_t changes;
    uint32_t refused;
};

// By the definition, over the level at every microsecond: a level that stays for `glitch` from where it begins is a
// change if it differs from the last one that stayed.
outcome reference(const int8_t* history, int32_t glitch) {
    outcome result = {};
    int8_t stable = history[0];
    for (int32_t start = 1; start < ticks; start++) {
        if (history[start] == history[start - 1] || history[start] == stable) {
            continue;
        }
        int32_t end = start;
        while (end < ticks && history[end] == history[start]) {
            end++;
        }
        if (end - start >= glitch) {
            stable = history[start];
            result.times[result.changes] = start;
            result.levels[result.changes++] = stable;
        } else if (end < ticks) {
            result.refused++;
        }
    }
    return result;
}

outcome filtered(const int8_t* history, int32_t glitch) {
    outcome result = {};
    glitch_filter filter;
    filter.start(glitch);
    const auto note = [&](const glitch_filter::change& change) {
        result.times[result.changes] = change.time_us;
        result.levels[result.changes++] = change.level;
    };
    for (int32_t tick = 1; tick < ticks; tick++) {
        if (history[tick] != history[tick - 1]) {
            glitch_filter::change confirmed[2];
            const int32_t count = filter.edge(history[tick], tick, confirmed);
            for (int32_t i = 0; i < count; i++) {
                note(confirmed[i]);
            }
        }
    }
    glitch_filter::change candidate;
    if (filter.waiting(candidate) && ticks - candidate.time_us >= glitch) {
        note(candidate);
    }
    result.refused = filter.refused();
    return result;
}

TEST(glitch_filter, agrees_with_the_definition_over_random_histories) {
    prng random(7);
    for (int32_t round = 0; round < 2000; round++) {
        const int32_t glitch = static_cast<int32_t>(random.below(12));
        const uint32_t calm = 1 + random.below(30);
        int8_t history[ticks] = {static_cast<int8_t>(random.below(2))};
        for (int32_t tick = 1; tick < ticks; tick++) {
            const bool turns = random.below(calm) == 0;
            history[tick] = static_cast<int8_t>(turns ? 1 - history[tick - 1] : history[tick - 1]);
        }
        const outcome expected = reference(history, glitch);
        const outcome actual = filtered(history, glitch);
        ASSERT_EQ(expected.changes, actual.changes) << "round " << round;
        ASSERT_EQ(expected.refused, actual.refused) << "round " << round;
        for (int32_t i = 0; i < expected.changes; i++) {
            ASSERT_EQ(expected.times[i], actual.times[i]);
            ASSERT_EQ(expected.levels[i], actual.levels[i]);
        }
    }
}

TEST(glitch_filter, takes_an_edge_to_the_same_level_for_an_excursion_without_length) {
    glitch_filter filter;
    glitch_filter::change confirmed[2];
    filter.start(10);
    EXPECT_EQ(0, filter.edge(1, 100, confirmed));
    // The level of 100 did not last until 110: it was left and came back at 105.
    EXPECT_EQ(0, filter.edge(1, 105, confirmed));
    EXPECT_EQ(1U, filter.refused());
    ASSERT_EQ(1, filter.edge(0, 115, confirmed));
    EXPECT_EQ(105, confirmed[0].time_us);
    filter.start(0);
    EXPECT_EQ(1, filter.edge(1, 100, confirmed));
    ASSERT_EQ(2, filter.edge(1, 200, confirmed));
    EXPECT_EQ(0, confirmed[0].level);
    EXPECT_EQ(1, confirmed[1].level);
}

TEST(glitch_filter, takes_a_time_that_steps_back_for_the_last_one) {
    glitch_filter filter;
    glitch_filter::change confirmed[2];
    filter.start(10);
    filter.edge(1, 100, confirmed);
    EXPECT_EQ(0, filter.edge(0, 50, confirmed));
    EXPECT_EQ(1U, filter.refused());
    glitch_filter::change candidate;
    EXPECT_FALSE(filter.waiting(candidate));
}

}  // namespace
}  // namespace wuxi
