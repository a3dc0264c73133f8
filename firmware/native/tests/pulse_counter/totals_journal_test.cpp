#include "pulse_counter/totals_journal.hpp"

#include <gtest/gtest.h>

#include "power_cut.hpp"

namespace wuxi {
namespace {

class totals_journal_test : public testing::Test {
  protected:
    totals_journal_test() { mount(); }

    totals_journal::mounted mount() { return journal.mount(place.hooks(), found.of); }

    flash_model flash{3, 5};
    flash_place place{&flash};
    totals_journal journal;
    four_totals found = {{9, 9, 9, 9}};
};

TEST_F(totals_journal_test, starts_at_zero_on_erased_flash) {
    EXPECT_EQ(totals_journal::mounted::empty, mount());
    EXPECT_TRUE(found == four_totals{});
}

TEST_F(totals_journal_test, wears_all_sectors_alike) {
    for (int64_t i = 1; i <= 3 * 30 * totals_journal::slots; i++) {
        ASSERT_TRUE(write(journal, {{i, 2 * i, 0, i}}));
    }
    for (int32_t sector = 0; sector < 3; sector++) {
        EXPECT_NEAR(30, flash.erasures[sector], 1);
    }
    EXPECT_EQ(totals_journal::mounted::restored, mount());
    EXPECT_EQ(3 * 30 * totals_journal::slots, found.of[0]);
}

TEST_F(totals_journal_test, needs_no_erasure_for_the_next_record_once_prepared) {
    for (int64_t i = 1; i <= 2 * totals_journal::slots + 5; i++) {
        ASSERT_TRUE(journal.prepare());
        flash.fails_erase = 7;
        ASSERT_TRUE(journal.append(four_totals{{i, 0, 0, 0}}.of));
        flash.fails_erase = 0;
    }
}

TEST_F(totals_journal_test, goes_on_behind_a_slot_that_does_not_take_its_record) {
    ASSERT_TRUE(write(journal, {{1, 0, 0, 0}}));
    flash.spoils_programs = 3;
    ASSERT_TRUE(write(journal, {{2, 0, 0, 0}}));
    EXPECT_EQ(5U, journal.sequence() - 1);
    mount();
    EXPECT_EQ(2, found.of[0]);
    // Also when the spoilt slots are only seen at the next start.
    ASSERT_TRUE(write(journal, {{3, 0, 0, 0}}));
    mount();
    EXPECT_EQ(3, found.of[0]);
}

TEST_F(totals_journal_test, keeps_the_newest_record_when_no_other_sector_can_be_erased) {
    journal.prepare();
    for (int64_t i = 1; i <= totals_journal::slots; i++) {
        ASSERT_TRUE(journal.append(four_totals{{i, 0, 0, 0}}.of));
    }
    // Sector 1 was the first to be used.
    flash.fails_erase = 5;
    EXPECT_FALSE(journal.prepare());
    EXPECT_FALSE(journal.append(four_totals{{1000, 0, 0, 0}}.of));
    mount();
    EXPECT_EQ(totals_journal::slots, found.of[0]);
    // One that resists is passed over.
    flash.fails_erase = 4;
    EXPECT_TRUE(write(journal, {{1000, 0, 0, 0}}));
    EXPECT_EQ(1, flash.erasures[0]);
    mount();
    EXPECT_EQ(1000, found.of[0]);
}

TEST_F(totals_journal_test, writes_only_to_blank_slots) {
    journal.prepare();
    flash.bytes[totals_journal::sector_size + 2 * totals_record::size + 4] = 0;
    for (int64_t i = 1; i <= 4; i++) {
        ASSERT_TRUE(journal.append(four_totals{{i, -1 + i, 0, 0}}.of));
    }
    EXPECT_EQ(0, flash.violations);
    mount();
    EXPECT_EQ(4, found.of[0]);
}

TEST_F(totals_journal_test, leaves_flash_alone_that_it_cannot_read) {
    ASSERT_TRUE(write(journal, {{5, 0, 0, 0}}));
    const int32_t erasures = flash.erasures[0] + flash.erasures[1] + flash.erasures[2];
    flash.fails_read = true;
    EXPECT_EQ(totals_journal::mounted::unreadable, mount());
    EXPECT_FALSE(write(journal, {{6, 0, 0, 0}}));
    flash.fails_read = false;
    EXPECT_FALSE(write(journal, {{7, 0, 0, 0}}));
    EXPECT_EQ(erasures, flash.erasures[0] + flash.erasures[1] + flash.erasures[2]);
    EXPECT_EQ(totals_journal::mounted::restored, mount());
    EXPECT_EQ(5, found.of[0]);
}

TEST_F(totals_journal_test, takes_noise_for_nothing) {
    prng random(6);
    for (uint8_t& byte : flash.bytes) {
        byte = static_cast<uint8_t>(random.next() >> 8);
    }
    EXPECT_EQ(totals_journal::mounted::empty, mount());
    EXPECT_TRUE(found == four_totals{});
    ASSERT_TRUE(write(journal, {{5, 0, 0, 0}}));
    mount();
    EXPECT_EQ(5, found.of[0]);
}

}  // namespace
}  // namespace wuxi
