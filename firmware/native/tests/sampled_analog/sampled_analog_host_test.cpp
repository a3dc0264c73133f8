// A producing and a consuming thread, for ThreadSanitizer.
#include <gtest/gtest.h>
#include <stdint.h>

#include <atomic>
#include <thread>

#include "sampled_analog/sampled_analog_face.hpp"

namespace {

TEST(sampled_analog_threads, every_window_is_taken_or_told_lost) {
    constexpr int32_t windows = 20000;
    const int32_t handle = wuxi_analog_open(2, 10000, 4);
    ASSERT_GE(handle, 0);
    std::atomic<bool> done{false};
    std::thread producer([&] {
        for (int32_t w = 0; w < windows; w++) {
            uint16_t counts[8];
            for (uint16_t& count : counts) {
                count = static_cast<uint16_t>(w % 4000);
            }
            // Every hundredth is begun and thrown away.
            if (w % 100 == 50) {
                wuxi_analog_samples(handle, counts, 3, 0);
                wuxi_analog_overrun(handle, 0);
            } else {
                wuxi_analog_samples(handle, counts, 8, w);
            }
        }
        done = true;
    });
    int64_t accounted = 0;
    int64_t taken = 0;
    bool last = false;
    while (!last) {
        last = done;
        float values[8];
        int64_t info[4];
        while (wuxi_analog_take(handle, values, 8, info) >= 0) {
            // Four samples at 10 kHz.
            const int64_t window = info[0] - 400;
            accounted += 1 + info[2];
            taken++;
            ASSERT_EQ(window + 1, accounted);
            ASSERT_EQ(static_cast<float>(window % 4000), values[0]);
            ASSERT_EQ(static_cast<float>(window % 4000), values[7]);
        }
    }
    producer.join();
    EXPECT_EQ(windows - windows / 100, wuxi_analog_counter(handle, 0));
    EXPECT_EQ(windows - taken, wuxi_analog_counter(handle, 1));
    EXPECT_EQ(windows / 100, wuxi_analog_counter(handle, 2));
    wuxi_analog_close(handle);
}

}  // namespace
