#include "digital_events/debouncer.hpp"

#include <gtest/gtest.h>
#include <stdint.h>

#include "prng.hpp"

namespace wuxi {
namespace {

constexpr int32_t horizon = 1000;

// The level of every microsecond, and the edges that made it; an edge may bring the level that was there.
struct history {
    bool level[horizon] = {};
    bool is_edge[horizon] = {};

    // Whether there is no edge in [from, to).
    bool quiet(int32_t from, int32_t to) const {
        for (int32_t t = from; t < to; t++) {
            if (t < horizon && is_edge[t]) {
                return false;
            }
        }
        return true;
    }
};

struct found {
    level_change changes[horizon];
    int32_t count = 0;
    uint32_t bounces = 0;
};

// Looks at the whole history: a level that has held for `debounce` after an edge and is another than the one before is
// a change, which began at the first edge that no quiet time of that length separates from it.
void search(const history& past, int32_t debounce, found& result) {
    bool known = false;
    uint32_t edges = 0;
    for (int32_t t = 0; t < horizon; t++) {
        if (!past.is_edge[t]) {
            continue;
        }
        edges++;
        if (t + debounce >= horizon || !past.quiet(t + 1, t + debounce) || past.level[t] == known) {
            continue;
        }
        int32_t first = t;
        for (int32_t before = t; before >= 0 && before > first - (debounce > 0 ? debounce : 1); before--) {
            first = past.is_edge[before] ? before : first;
        }
        known = past.level[t];
        result.changes[result.count++] = {first, known};
    }
    result.bounces = edges - static_cast<uint32_t>(result.count);
}

TEST(debouncer, agrees_with_a_search_of_the_whole_history) {
    static history past;
    static found expected;
    static found seen;
    for (uint32_t seed = 1; seed <= 2000; seed++) {
        prng random(seed);
        const int32_t debounce = static_cast<int32_t>(random.below(5) == 0 ? random.below(2) : random.below(60));
        const uint32_t mean_gap = 1 + random.below(2 * static_cast<uint32_t>(debounce) + 3);
        bool level = false;
        for (int32_t t = 1; t < horizon; t++) {
            // All is quiet at the end, so that every burst is over.
            past.is_edge[t] = t < horizon - 200 && random.below(mean_gap) == 0;
            if (past.is_edge[t]) {
                level = random.below(8) == 0 ? level : !level;
            }
            past.level[t] = level;
        }
        expected.count = 0;
        search(past, debounce, expected);

        seen.count = 0;
        debouncer contact;
        contact.configure(static_cast<uint32_t>(debounce), false);
        const uint32_t run_gap = 1 + random.below(300);
        for (int32_t t = 0; t < horizon; t++) {
            level_change change = {};
            if (past.is_edge[t]) {
                if (contact.advance(t, change)) {
                    seen.changes[seen.count++] = change;
                }
                contact.edge(past.level[t], t);
            }
            // At any time or none: the result must be the same.
            if ((random.below(run_gap) == 0 || t == horizon - 1) && contact.advance(t, change)) {
                seen.changes[seen.count++] = change;
            }
        }
        ASSERT_EQ(expected.count, seen.count) << "seed " << seed;
        for (int32_t i = 0; i < seen.count; i++) {
            ASSERT_EQ(expected.changes[i].time_us, seen.changes[i].time_us) << "seed " << seed;
            ASSERT_EQ(expected.changes[i].level, seen.changes[i].level) << "seed " << seed;
        }
        ASSERT_EQ(static_cast<uint32_t>(expected.count), contact.changes());
        ASSERT_EQ(expected.bounces, contact.bounces()) << "seed " << seed;
        ASSERT_EQ(INT64_MAX, contact.due_us());
    }
}

TEST(debouncer, a_change_has_the_time_of_its_first_edge) {
    debouncer contact;
    contact.configure(100, false);
    level_change change = {};
    const int64_t ts[] = {1000, 1030, 1090};
    for (const int64_t t : ts) {
        EXPECT_FALSE(contact.advance(t, change));
        contact.edge(t != 1030, t);
    }
    EXPECT_EQ(1190, contact.due_us());
    EXPECT_FALSE(contact.advance(1189, change));
    EXPECT_FALSE(contact.level());
    ASSERT_TRUE(contact.advance(1190, change));
    EXPECT_EQ(1000, change.time_us);
    EXPECT_TRUE(change.level);
    EXPECT_TRUE(contact.level());
    EXPECT_EQ(1U, contact.changes());
    EXPECT_EQ(2U, contact.bounces());
    EXPECT_FALSE(contact.advance(5000, change));
}

TEST(debouncer, a_disturbance_is_no_change) {
    debouncer contact;
    contact.configure(100, true);
    level_change change = {};
    contact.edge(false, 1000);
    contact.edge(true, 1020);
    EXPECT_FALSE(contact.advance(1120, change));
    EXPECT_TRUE(contact.level());
    EXPECT_EQ(2U, contact.bounces());
    EXPECT_EQ(INT64_MAX, contact.due_us());
}

TEST(debouncer, an_input_that_never_rests_never_changes) {
    debouncer contact;
    contact.configure(100, false);
    level_change change = {};
    for (int32_t i = 1; i <= 1000; i++) {
        EXPECT_FALSE(contact.advance(i * 50, change));
        contact.edge(i % 2 == 1, i * 50);
    }
    EXPECT_EQ(999U, contact.bounces());
}

TEST(debouncer, a_time_that_goes_back_is_taken_as_the_last_one) {
    debouncer contact;
    contact.configure(100, false);
    level_change change = {};
    contact.edge(true, 1000);
    EXPECT_FALSE(contact.advance(500, change));
    contact.edge(false, 400);
    contact.edge(true, 300);
    ASSERT_TRUE(contact.advance(1100, change));
    EXPECT_EQ(1000, change.time_us);
}

}  // namespace
}  // namespace wuxi
