#include "digital_events/event_board.hpp"

#include <gtest/gtest.h>
#include <stdint.h>

namespace wuxi {
namespace {

TEST(packed_event, keeps_all_its_parts) {
    for (int32_t slot = 0; slot < 8; slot++) {
        const int64_t times[] = {INT64_C(0), INT64_C(0xFFFFFFFF), INT64_C(0x100000000), packed_event::time_end - 1};
        for (const int64_t time : times) {
            const packed_event event(slot, static_cast<uint32_t>(15 - slot), slot % 2 == 1, time);
            EXPECT_EQ(slot, event.slot());
            EXPECT_EQ(static_cast<uint32_t>(15 - slot), event.generation());
            EXPECT_EQ(slot % 2 == 1, event.level());
            EXPECT_EQ(time, event.time_us());
        }
    }
    EXPECT_EQ(8U, sizeof(packed_event));
}

struct tally {
    int64_t edges = 0;
    int64_t taken = 0;
    int64_t told_lost = 0;
    int64_t counted_lost = 0;
    bool in_order = true;
};

// `inputs` square waves of 1 kHz, shifted against one another, for 10 s; the consumer comes every `period_us`.
template <uint32_t Capacity>
tally run_square_waves(int32_t inputs, int64_t period_us) {
    static event_board<Capacity> board;
    board = event_board<Capacity>{};
    tally result;
    int64_t next_edge[8] = {};
    int64_t expected[8] = {};
    bool level[8] = {};
    for (int32_t i = 0; i < inputs; i++) {
        EXPECT_EQ(i, board.open(i, 100, false));
        next_edge[i] = expected[i] = 1000 + i * 61;
    }
    const auto drain = [&] {
        typename event_board<Capacity>::event event;
        while (board.take(event)) {
            // Of one input: each change at its microsecond, none left out but those told.
            if (event.lost_before == 0 && result.told_lost == 0 && event.time_us != expected[event.slot]) {
                result.in_order = false;
            }
            expected[event.slot] = event.time_us + 500;
            result.taken++;
            result.told_lost += event.lost_before;
        }
    };
    int64_t next_drain = period_us;
    int64_t next_run[8] = {};
    for (int64_t now = 0; now < 10000000;) {
        int64_t next = next_drain;
        for (int32_t i = 0; i < inputs; i++) {
            if (now == next_edge[i]) {
                level[i] = !level[i];
                board.edge(i, level[i], now);
                result.edges++;
                next_edge[i] += 500;
                next_run[i] = now + 100;
            } else if (now == next_run[i]) {
                next_run[i] = board.run(i, now);
            }
            next = next_edge[i] < next ? next_edge[i] : next;
            next = next_run[i] < next ? next_run[i] : next;
        }
        if (now == next_drain) {
            drain();
            next_drain += period_us;
        }
        now = next > now ? next : now + 1;
    }
    drain();
    for (int32_t i = 0; i < inputs; i++) {
        board.run(i, 20000000);
    }
    drain();
    for (int32_t i = 0; i < inputs; i++) {
        result.counted_lost += board.lost(i);
    }
    return result;
}

void expect_all(const tally& result, int64_t inputs) {
    EXPECT_NEAR(static_cast<double>(inputs * 20000), static_cast<double>(result.edges), 8.0 * 8.0);
    EXPECT_EQ(result.edges, result.taken);
    EXPECT_EQ(0, result.counted_lost);
    EXPECT_EQ(0, result.told_lost);
    EXPECT_TRUE(result.in_order);
}

TEST(event_board, loses_nothing_of_one_input_at_1_kHz_taken_every_50_ms) {
    expect_all(run_square_waves<128>(1, 50000), 1);
}

TEST(event_board, loses_nothing_of_one_input_at_1_kHz_taken_every_64_ms) {
    expect_all(run_square_waves<128>(1, 64000), 1);
}

TEST(event_board, loses_nothing_of_eight_inputs_at_1_kHz_taken_every_8_ms) {
    expect_all(run_square_waves<128>(8, 8000), 8);
}

TEST(event_board, loses_nothing_of_eight_inputs_at_1_kHz_taken_every_50_ms_with_a_ring_of_1024) {
    expect_all(run_square_waves<1024>(8, 50000), 8);
}

TEST(event_board, counts_and_tells_what_eight_inputs_at_1_kHz_lose_with_the_small_ring_taken_every_50_ms) {
    const tally result = run_square_waves<128>(8, 50000);
    EXPECT_NEAR(672.0 * 200.0, static_cast<double>(result.counted_lost), 2000.0);
    EXPECT_EQ(result.counted_lost, result.told_lost);
    EXPECT_EQ(result.edges, result.taken + result.counted_lost);
}

TEST(event_board, events_of_a_closed_input_are_not_taken_for_those_of_the_next_in_its_slot) {
    event_board<4> board;
    // Stays open, so the ring goes on.
    ASSERT_EQ(0, board.open(4, 0, false));
    ASSERT_EQ(1, board.open(5, 0, false));
    for (int32_t i = 0; i < 6; i++) {
        board.edge(1, i % 2 == 0, i);
    }
    board.close(1);
    ASSERT_EQ(1, board.open(6, 0, true));
    EXPECT_EQ(0U, board.lost(1));
    event_board<4>::event event;
    EXPECT_FALSE(board.take(event));
    board.edge(1, false, 10);
    ASSERT_TRUE(board.take(event));
    EXPECT_EQ(10, event.time_us);
    EXPECT_FALSE(event.level);
    // The two that the ring refused; the four of the closed input were not lost but unwanted.
    EXPECT_EQ(2, event.lost_before);
}

TEST(event_board, tells_nothing_of_before_to_who_opens_the_first_input_anew) {
    event_board<4> board;
    const int32_t first = board.open(5, 0, false);
    for (int64_t i = 1; i <= 9; i++) {
        board.edge(first, i % 2 == 1, i * 1000);
    }
    board.close(first);
    const int32_t second = board.open(6, 0, false);
    board.edge(second, true, 20000);
    event_board<4>::event taken;
    ASSERT_TRUE(board.take(taken));
    EXPECT_EQ(20000, taken.time_us);
    EXPECT_EQ(0, taken.lost_before);
    EXPECT_FALSE(board.take(taken));
}

TEST(event_board, without_a_debounce_time_every_change_is_an_event_at_once) {
    event_board<8> board;
    ASSERT_EQ(0, board.open(0, 0, false));
    event_board<8>::event event;
    for (int32_t i = 0; i < 20; i++) {
        board.edge(0, i % 2 == 0, 100);
        ASSERT_TRUE(board.take(event));
        EXPECT_EQ(i % 2 == 0, event.level);
        EXPECT_EQ(100, event.time_us);
    }
    board.edge(0, false, 101);
    EXPECT_FALSE(board.take(event));
    EXPECT_EQ(1U, board.contact(0).bounces());
}

}  // namespace
}  // namespace wuxi
