// Reads from another thread while the producer counts; with -fsanitize=thread also a proof that nothing races.
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "pulse_counter/pulse_counter.hpp"
#include "pulse_counter/seqlock.hpp"

namespace wuxi {
namespace {

TEST(seqlock_host, gives_only_values_that_were_written) {
    struct pair {
        uint64_t a;
        uint64_t b;
        uint64_t c;
    };
    seqlock<pair> shared;
    std::atomic<bool> ended{false};
    std::atomic<uint64_t> reads{0};
    std::thread writer([&] {
        // On a busy machine the reader may be late: there is nothing to see before it has read.
        for (uint64_t i = 1; i <= 300'000 || reads < 100; i++) {
            // Both halves of each number change with every write.
            const uint64_t value = i * 0x9E3779B97F4A7C15U;
            shared.write({value, ~value, value * 3});
            if (i % 64 == 0) {
                std::this_thread::yield();
            }
        }
        ended = true;
    });
    uint64_t torn = 0;
    while (!ended) {
        pair seen;
        if (shared.try_read(seen, 100) && (seen.a | seen.b | seen.c) != 0) {
            torn += seen.a == ~seen.b && seen.a * 3 == seen.c ? 0U : 1U;
            reads++;
        }
    }
    writer.join();
    EXPECT_EQ(0U, torn);
}

TEST(seqlock_host, lets_totals_past_32_bits_be_read_while_they_grow) {
    pulse_counter counter;
    counter.start(0, pulse_counter::rising, 0);
    std::atomic<bool> ended{false};
    std::thread producer([&] {
        // A total and a time that belong together: time = 3 * total.
        int64_t total = 0;
        for (int32_t i = 0; i < 100'000; i++) {
            const int32_t pulses = 0x7000'0001 + i;
            total += pulses;
            counter.counted(pulses, 3 * total);
        }
        ended = true;
    });
    int64_t before = 0;
    uint64_t torn = 0;
    uint64_t fell = 0;
    while (!ended) {
        counter.seen(1);
        const pulse_reading reading = counter.read(0);
        torn += 3 * reading.total == reading.rate.last_us ? 0U : 1U;
        fell += before <= reading.total && reading.total <= counter.total() ? 0U : 1U;
        before = reading.total;
    }
    producer.join();
    EXPECT_EQ(0U, torn);
    EXPECT_EQ(0U, fell);
    EXPECT_LT(INT64_C(1) << 40, counter.total());
}

}  // namespace
}  // namespace wuxi
