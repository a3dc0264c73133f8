// A producing and a consuming thread, for ThreadSanitizer.
#include <gtest/gtest.h>
#include <stdint.h>

#include <atomic>
#include <thread>

#include "digital_events/digital_events_face.hpp"

namespace {

TEST(digital_events_threads, every_change_is_taken_or_told_lost) {
    constexpr int32_t rounds = 100000;
    int32_t handles[2] = {};
    for (int32_t i = 0; i < 2; i++) {
        handles[i] = wuxi_events_open(0, i, 100, 0);
        ASSERT_GE(handles[i], 0);
    }
    std::atomic<bool> done{false};
    std::thread producer([&] {
        for (int32_t round = 0; round < rounds; round++) {
            const int64_t now = INT64_C(4294960000) + round * 1000;
            wuxi_events_edge(handles[0], (round + 1) % 2, now);
            wuxi_events_edge(handles[1], (round + 1) % 2, now + 1);
            wuxi_events_edge(handles[1], round % 2, now + 2);
            wuxi_events_edge(handles[1], (round + 1) % 2, now + 3);
            wuxi_events_run(handles[0], now + 200);
            wuxi_events_run(handles[1], now + 200);
        }
        done = true;
    });
    int64_t taken = 0;
    int64_t told = 0;
    bool last = false;
    while (!last) {
        last = done;
        int64_t info[4];
        while (wuxi_events_take(0, info) == 0) {
            taken++;
            told += info[3];
            const int64_t index = taken + told - 1;
            ASSERT_EQ(handles[index % 2], info[0]);
            ASSERT_EQ(INT64_C(4294960000) + index / 2 * 1000 + index % 2, info[2]);
            ASSERT_EQ((index / 2 + 1) % 2, info[1]);
            ASSERT_LE(0, wuxi_events_level(handles[0]));
        }
    }
    producer.join();
    EXPECT_EQ(2 * rounds, taken + wuxi_events_counter(handles[0], 2) + wuxi_events_counter(handles[1], 2));
    EXPECT_EQ(rounds, wuxi_events_counter(handles[0], 0));
    EXPECT_EQ(2 * rounds, wuxi_events_counter(handles[1], 1));
    wuxi_events_close(handles[0]);
    wuxi_events_close(handles[1]);
}

}  // namespace
