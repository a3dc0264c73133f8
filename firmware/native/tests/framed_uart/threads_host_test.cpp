// The rings between two real threads; meant to run under ThreadSanitizer too.
#include <gtest/gtest.h>
#include <stdint.h>

#include <cstring>
#include <thread>

#include "common/spsc_ring.hpp"
#include "framed_uart/framed_uart.hpp"
#include "framed_uart/result_ring.hpp"
#include "hex.hpp"

namespace wuxi {
namespace {

TEST(threads, every_item_of_the_ring_is_taken_or_marked_as_lost) {
    constexpr uint32_t rounds = 200000;
    spsc_ring<uint64_t, 8> ring;
    std::thread producer([&ring] {
        for (uint64_t i = 1; i <= rounds; i++) {
            ring.push(i * 0x100000001ULL);
            if (i % 64 == 0) {
                std::this_thread::yield();
            }
        }
        // The last one gets through, so that all marks are seen.
        while (!ring.push((rounds + 1ULL) * 0x100000001ULL)) {
            std::this_thread::yield();
        }
    });
    uint64_t taken = 0;
    uint64_t lost = 0;
    uint64_t last = 0;
    while (last != rounds + 1) {
        uint64_t item = 0;
        uint32_t lost_before = 0;
        if (!ring.pop(item, lost_before)) {
            std::this_thread::yield();
            continue;
        }
        ASSERT_EQ(item >> 32, item & 0xFFFFFFFFU);
        ASSERT_GT(item >> 32, last);
        last = item >> 32;
        taken++;
        lost += lost_before;
    }
    producer.join();
    EXPECT_EQ(ring.lost(), lost);
    EXPECT_GE(taken + lost, rounds + 1);
}

TEST(threads, every_result_is_taken_whole_or_marked_as_lost) {
    constexpr int32_t rounds = 100000;
    result_ring ring;
    std::thread producer([&ring] {
        uint8_t bytes[256];
        for (int32_t i = 1; i <= rounds + 1; i++) {
            result what;
            what.ticket = i;
            what.size = static_cast<uint16_t>(i % 257);
            std::memset(bytes, i & 0xFF, what.size);
            while (!ring.push(what, bytes) && i > rounds) {
                std::this_thread::yield();
            }
            if (i % 16 == 0) {
                std::this_thread::yield();
            }
        }
    });
    uint32_t taken = 0;
    uint32_t lost = 0;
    int32_t last = 0;
    uint8_t bytes[256];
    while (last != rounds + 1) {
        result what;
        const int32_t size = ring.pop(what, bytes, 256);
        if (size < 0) {
            std::this_thread::yield();
            continue;
        }
        ASSERT_EQ(what.ticket % 257, size);
        for (int32_t i = 0; i < size; i++) {
            ASSERT_EQ(static_cast<uint8_t>(what.ticket), bytes[i]);
        }
        ASSERT_GT(what.ticket, last);
        last = what.ticket;
        taken++;
        lost += what.lost_before;
    }
    producer.join();
    EXPECT_EQ(ring.lost().read(), lost);
    EXPECT_GT(taken, 0U);
}

TEST(threads, the_driver_between_its_two_sides) {
    constexpr int32_t requests = 2000;
    framed_uart line;
    ASSERT_TRUE(line.open(protocol::modbus_rtu, 115200, 10, 0));
    bool stop = false;
    std::thread port([&line, &stop] {
        const hex say("01 04 04 43 66 33 34 1B 38");
        uint8_t out[32];
        int64_t now_us = 1000;
        int32_t sent = 0;
        while (!__atomic_load_n(&stop, __ATOMIC_ACQUIRE)) {
            now_us += 5000;
            line.run(now_us);
            if (line.transmit(out, 32) > 0) {
                line.sent(now_us + 800);
                if (++sent % 3 != 0) {
                    line.received(say.bytes, say.count, now_us + 4000);
                }
            } else {
                std::this_thread::yield();
            }
        }
    });
    const hex ask("01 04 00 00 00 02 71 CB");
    int32_t submitted = 0;
    int32_t last = 0;
    uint32_t lost = 0;
    int32_t answered = 0;
    while (last < requests) {
        if (submitted < requests && line.submit(ask.bytes, ask.count, 100) > 0) {
            submitted++;
        }
        result what;
        uint8_t bytes[256];
        if (line.take(what, bytes, 256) >= 0) {
            ASSERT_EQ(last + 1 + static_cast<int32_t>(what.lost_before), what.ticket);
            last = what.ticket;
            lost += what.lost_before;
            answered += what.status == result::answer ? 1 : 0;
        } else {
            std::this_thread::yield();
        }
        line.count(framed_uart::bytes);
    }
    __atomic_store_n(&stop, true, __ATOMIC_RELEASE);
    port.join();
    EXPECT_EQ(0U, lost);
    EXPECT_EQ(requests - requests / 3, answered);
}

}  // namespace
}  // namespace wuxi
