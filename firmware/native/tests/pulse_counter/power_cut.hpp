// A script of writes to the journal, cut at every step of the writes that are looked at.
#pragma once

#include <gtest/gtest.h>
#include <stdint.h>
#include <string.h>

#include "flash_model.hpp"
#include "prng.hpp"
#include "pulse_counter/pulse_board.hpp"
#include "pulse_counter/totals_journal.hpp"

namespace wuxi {

struct four_totals {
    int64_t of[totals_record::channels];

    bool operator==(const four_totals& other) const { return memcmp(of, other.of, sizeof of) == 0; }
};

inline four_totals totals_of(const pulse_board& board) {
    four_totals totals;
    for (int32_t i = 0; i < totals_record::channels; i++) {
        totals.of[i] = board.total(i);
    }
    return totals;
}

/// What a write does: make room, write, make room for the next one. True when the record was acknowledged.
inline bool write(totals_journal& journal, const four_totals& totals) {
    journal.prepare();
    const bool written = journal.append(totals.of);
    journal.prepare();
    return written;
}

/// The node starts on flash whose power failed: it has the totals of before or after the write that was cut (after,
/// when that was acknowledged), also when the power fails again during the start; and it has the same at the next
/// start.
inline void check_restart(flash_place& place, const four_totals& before, const four_totals& after, bool acknowledged,
                          prng& random) {
    pulse_board board;
    if (random.below(2) == 0) {
        place.model->power_on();
        place.model->cut_after(static_cast<int32_t>(random.below(60)));
        board.mount(place.hooks());
    }
    place.model->power_on();
    ASSERT_NE(totals_journal::mounted::unreadable, board.mount(place.hooks()));
    const four_totals restored = totals_of(board);
    ASSERT_TRUE(restored == after || (!acknowledged && restored == before));
    ASSERT_EQ(0U, board.failures());
    pulse_board again;
    ASSERT_NE(totals_journal::mounted::unreadable, again.mount(place.hooks()));
    ASSERT_TRUE(restored == totals_of(again));
    ASSERT_EQ(0, place.model->violations);
}

/// `writes` writes, of which those that `is_checked` names are cut at every step. Gives the number of cuts.
template <typename Choice>
int32_t cut_everywhere(int32_t sectors, int32_t writes, uint32_t seed, Choice is_checked) {
    flash_model flash(sectors, seed);
    flash_place place{&flash};
    prng random(seed);
    totals_journal journal;
    four_totals before = {};
    journal.mount(place.hooks(), before.of);
    int32_t cuts = 0;
    for (int32_t i = 0; i < writes; i++) {
        four_totals after = before;
        for (int64_t& total : after.of) {
            total += random.below(1000);
        }
        after.of[0] += i % 7 == 0 ? INT64_C(1) << 32 : 0;
        for (int32_t steps = 0; is_checked(i) && !::testing::Test::HasFailure(); steps++) {
            flash_model copy = flash;
            totals_journal cut = journal;
            place.model = &copy;
            copy.cut_after(steps);
            const bool acknowledged = write(cut, after);
            const bool was_cut = copy.is_off();
            if (was_cut) {
                check_restart(place, before, after, acknowledged, random);
                cuts++;
            }
            place.model = &flash;
            if (!was_cut) {
                break;
            }
        }
        EXPECT_TRUE(write(journal, after));
        before = after;
    }
    EXPECT_EQ(0, flash.violations);
    return cuts;
}

}  // namespace wuxi
