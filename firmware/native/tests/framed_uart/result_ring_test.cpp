// The ring of results against a plain queue.
#include "framed_uart/result_ring.hpp"

#include <gtest/gtest.h>
#include <stdint.h>
#include <string.h>

#include "prng.hpp"

namespace wuxi {
namespace {

TEST(result_ring, behaves_like_a_queue_with_a_limit) {
    // The model: tickets that are in the ring, with the sizes they were put with; the content follows from the ticket.
    static int32_t tickets[100000];
    static uint16_t sizes[100000];
    prng random(3);
    result_ring ring;
    uint32_t put = 0;
    uint32_t taken = 0;
    uint32_t used = 0;
    uint32_t all_lost = 0;
    uint32_t marks = 0;
    uint8_t bytes[256];
    for (int32_t step = 1; step < 60000; step++) {
        if (random.below(2) == 0) {
            result what;
            what.ticket = step;
            what.size = static_cast<uint16_t>(random.below(3) == 0 ? random.below(257) : random.below(24));
            memset(bytes, step & 0xFF, what.size);
            const bool fits = used + 24 + what.size <= result_ring::capacity;
            ASSERT_EQ(fits, ring.push(what, bytes));
            if (fits) {
                tickets[put] = step;
                sizes[put] = what.size;
                put++;
                used += 24U + what.size;
            } else {
                all_lost++;
            }
            ASSERT_EQ(all_lost, ring.lost().read());
        } else {
            result what;
            const int32_t size = ring.pop(what, bytes, 256);
            if (taken == put) {
                ASSERT_EQ(result_ring::none, size);
                continue;
            }
            ASSERT_EQ(sizes[taken], size);
            ASSERT_EQ(tickets[taken], what.ticket);
            for (int32_t i = 0; i < size; i++) {
                ASSERT_EQ(static_cast<uint8_t>(what.ticket), bytes[i]);
            }
            used -= 24U + sizes[taken];
            marks += what.lost_before;
            taken++;
        }
    }
    result what;
    while (ring.pop(what, bytes, 256) >= 0) {
        marks += what.lost_before;
    }
    // What was refused last is still to be marked on the next result.
    ring.push(what, bytes);
    ring.pop(what, bytes, 256);
    EXPECT_EQ(all_lost, marks + what.lost_before);
    EXPECT_GT(all_lost, 100U);
}

TEST(result_ring, keeps_what_does_not_fit_the_taker) {
    result_ring ring;
    result what;
    what.size = 10;
    uint8_t bytes[10] = {1, 2, 3};
    ASSERT_TRUE(ring.push(what, bytes));
    EXPECT_EQ(result_ring::too_small, ring.pop(what, bytes, 9));
    EXPECT_EQ(10, ring.pop(what, bytes, 10));
    EXPECT_EQ(result_ring::none, ring.pop(what, bytes, 10));
}

}  // namespace
}  // namespace wuxi
