// Damaged answers, gaps, busy lines, ports that come by late.
#include <gtest/gtest.h>
#include <stdint.h>

#include "framed_uart/framed_uart.hpp"
#include "line_bench.hpp"
#include "prng.hpp"

namespace wuxi {
namespace {

const char* const ask_161 = "FE FE FE FE 68 61 01 00 00 00 00 68 11 04 33 34 34 35 17 16";
const char* const say_161 = "68 61 01 00 00 00 00 68 91 06 33 34 34 35 34 43 10 16";
const char* const wrong_161 = "68 61 01 00 00 00 00 68 91 06 33 34 34 35 34 43 11 16";
const char* const ask_modbus = "01 04 00 00 00 02 71 CB";
const char* const say_modbus = "01 04 04 43 66 33 34 1B 38";

TEST(framed_uart_damage, a_damaged_answer_ends_the_wait_when_no_more_can_come) {
    line_bench bench(protocol::dlt645, 2400, 11);
    bench.ask(ask_161, 5000);
    bench.answers(1, 200000, wrong_161);
    bench.until(line_bench::start_us + 6000000);
    ASSERT_EQ(1, bench.result_count);
    EXPECT_EQ(result::corrupt, bench.results[0].what.status);
    EXPECT_EQ(bench.sendings[0].end_us + 200000 + 500000 + bench.timing.us(1), bench.results[0].at_us);
    EXPECT_EQ(1, bench.line.count(framed_uart::checksum_failures));
    EXPECT_EQ(0, bench.line.count(framed_uart::timeouts));

    line_bench modbus(protocol::modbus_rtu, 9600, 10);
    modbus.ask(ask_modbus, 5000);
    modbus.answers(1, 40000, "01 04 04 43 66 33 34 1B 39");
    modbus.until(line_bench::start_us + 6000000);
    ASSERT_EQ(1, modbus.result_count);
    EXPECT_EQ(result::corrupt, modbus.results[0].what.status);
    EXPECT_EQ(modbus.sendings[0].end_us + 40000 + 50000 + modbus.timing.us(1), modbus.results[0].at_us);
    EXPECT_EQ(1, modbus.line.count(framed_uart::checksum_failures));
}

TEST(framed_uart_damage, a_second_answer_soon_after_a_damaged_one_counts) {
    line_bench bench(protocol::dlt645, 2400, 11);
    bench.ask(ask_161, 2000);
    bench.answers(1, 200000, wrong_161);
    bench.answers(1, 600000, say_161);
    bench.until(line_bench::start_us + 3000000);
    ASSERT_EQ(1, bench.result_count);
    EXPECT_EQ(result::answer, bench.results[0].what.status);
}

TEST(framed_uart_damage, a_gap_inside_a_frame_ends_it) {
    line_bench bench(protocol::dlt645, 2400, 11);
    bench.ask(ask_161, 5000);
    bench.answers(1, 200000, "68 61 01 00 00 00 00 68 91");
    bench.answers(1, 200000 + 501000 + bench.timing.us(9), "06 33 34 34 35 34 43 10 16");
    bench.until(line_bench::start_us + 6000000);
    ASSERT_EQ(1, bench.result_count);
    EXPECT_EQ(result::corrupt, bench.results[0].what.status);
    EXPECT_EQ(1, bench.line.count(framed_uart::gap_aborts));
    EXPECT_EQ(18, bench.line.count(framed_uart::garbage_bytes));
}

TEST(framed_uart_damage, the_answer_inside_a_false_frame_is_found_when_the_line_goes_quiet) {
    const hex both("68 01 02 03 04 05 06 68 91 C8 68 61 01 00 00 00 00 68 91 06 33 34 34 35 34 43 10 16");
    for (int32_t timeout_ms = 250; timeout_ms <= 2000; timeout_ms += 1750) {
        line_bench bench(protocol::dlt645, 2400, 11);
        bench.ask(ask_161, timeout_ms);
        bench.answers(1, 200000, both);
        bench.until(line_bench::start_us + 3000000);
        ASSERT_EQ(1, bench.result_count);
        EXPECT_EQ(result::answer, bench.results[0].what.status);
        EXPECT_TRUE(bench.frame_is(0, say_161));
        // By the gap, or by the timeout if that is sooner.
        EXPECT_EQ(bench.sendings[0].end_us + (timeout_ms == 250 ? 250000 : 700000 + bench.timing.us(1)),
                  bench.results[0].at_us);
    }
}

TEST(framed_uart_damage, half_an_answer_at_the_timeout_is_corrupt) {
    line_bench bench(protocol::dlt645, 2400, 11);
    bench.ask(ask_161, 300);
    bench.answers(1, 250000, "68 61 01 00");
    bench.until(line_bench::start_us + 2000000);
    ASSERT_EQ(1, bench.result_count);
    EXPECT_EQ(result::corrupt, bench.results[0].what.status);
    EXPECT_EQ(bench.sendings[0].end_us + 300000, bench.results[0].at_us);
}

TEST(framed_uart_damage, bytes_from_before_the_request_do_not_swallow_the_answer) {
    line_bench bench(protocol::dlt645, 2400, 11);
    bench.comes(line_bench::start_us + 10000, "68 01 02 03 04 05 06 68 91 C8");
    bench.until(line_bench::start_us + 15000);
    bench.ask(ask_161, 1000);
    bench.answers(1, 120000, say_161);
    bench.until(line_bench::start_us + 2000000);
    EXPECT_EQ(line_bench::start_us + 30000, bench.sendings[0].start_us);
    ASSERT_EQ(1, bench.result_count);
    EXPECT_EQ(result::answer, bench.results[0].what.status);
    EXPECT_EQ(bench.sendings[0].end_us + 120000, bench.results[0].at_us);
}

TEST(framed_uart_damage, a_line_that_never_falls_silent_ends_the_request_unsent) {
    line_bench bench(protocol::dlt645, 2400, 11);
    for (int64_t i = 0; i < 100; i++) {
        bench.comes(line_bench::start_us + i * 10000, "55");
    }
    bench.until(line_bench::start_us + 15000);
    bench.ask(ask_161, 300);
    bench.until(line_bench::start_us + 900000);
    EXPECT_EQ(0, bench.sending_count);
    ASSERT_EQ(1, bench.result_count);
    EXPECT_EQ(result::corrupt, bench.results[0].what.status);
    EXPECT_NEAR(static_cast<float>(line_bench::start_us + 15000 + 320000), static_cast<float>(bench.results[0].at_us),
                11000.0f);
}

TEST(framed_uart_damage, a_turnaround_longer_than_the_timeout_is_kept) {
    line_bench bench(protocol::dlt645, 2400, 11, 2000000);
    bench.ask(ask_161, 100);
    bench.ask(ask_161, 100);
    bench.until(line_bench::start_us + 6000000);
    ASSERT_EQ(2, bench.sending_count);
    EXPECT_EQ(bench.sendings[0].end_us + 2000000, bench.sendings[1].start_us);
    EXPECT_EQ(result::timeout, bench.results[1].what.status);
}

TEST(framed_uart_damage, a_modbus_answer_handed_over_in_portions_is_whole) {
    line_bench bench(protocol::modbus_rtu, 9600, 10);
    bench.ask(ask_modbus, 1000);
    bench.until(line_bench::start_us + 30000);
    const int64_t end_us = bench.sendings[0].end_us + 60000;
    // The bytes follow each other on the wire, but the second portion is handed over 20 ms later.
    bench.comes(end_us - bench.timing.us(5), "01 04 04 43");
    bench.comes(end_us, "66 33 34 1B 38", 20000);
    bench.until(line_bench::start_us + 500000);
    ASSERT_EQ(1, bench.result_count);
    EXPECT_EQ(result::answer, bench.results[0].what.status);
    EXPECT_TRUE(bench.frame_is(0, say_modbus));
}

TEST(framed_uart_damage, an_overrun_gives_up_what_is_under_way) {
    line_bench bench(protocol::dlt645, 2400, 11);
    const hex start("68 61 01 00");
    bench.line.received(start.bytes, start.count, line_bench::start_us);
    bench.line.overrun();
    EXPECT_EQ(1, bench.line.count(framed_uart::overruns));
    EXPECT_EQ(4, bench.line.count(framed_uart::garbage_bytes));
    EXPECT_EQ(INT64_MAX, bench.line.run(line_bench::start_us));
}

// The results are decided by the times of the bytes: a port that comes by late gets the same ones, only later.
TEST(framed_uart_damage, a_late_port_gets_the_same_results) {
    for (int32_t which = 0; which < 2; which++) {
        prng random(42);
        for (int32_t round = 0; round < 300; round++) {
            framed_uart prompt;
            framed_uart late;
            const int32_t number = which == 0 ? protocol::dlt645 : protocol::modbus_rtu;
            ASSERT_TRUE(prompt.open(number, 9600, 10, 0));
            ASSERT_TRUE(late.open(number, 9600, 10, 0));
            const line_timing timing = line_timing::of(9600, 10);
            const hex ask(which == 0 ? ask_161 : ask_modbus);
            const hex say(which == 0 ? say_161 : say_modbus);
            uint8_t out[32];
            framed_uart* const lines[] = {&prompt, &late};
            for (framed_uart* line : lines) {
                line->submit(ask.bytes, ask.count, 900);
                line->run(1000);
                ASSERT_EQ(ask.count, line->transmit(out, 32));
                line->sent(20000);
            }
            int64_t at_us = 20000;
            for (int32_t i = static_cast<int32_t>(random.below(4)); i >= 0; i--) {
                // A pause, then an answer, cut short or damaged or whole.
                const int64_t pause_us = 6000 + static_cast<int64_t>(random.below(600000));
                hex piece = say;
                const uint32_t kind = random.below(3);
                if (kind == 0) {
                    piece.count = static_cast<int32_t>(random.below(static_cast<uint32_t>(say.count)));
                } else if (kind == 1) {
                    piece.bytes[random.below(static_cast<uint32_t>(say.count))] ^= 0x40;
                }
                at_us += pause_us;
                for (int64_t t = at_us - pause_us; t < at_us; t = prompt.run(t + 1)) {
                }
                at_us += timing.us(piece.count);
                prompt.received(piece.bytes, piece.count, at_us);
                late.received(piece.bytes, piece.count, at_us);
            }
            prompt.run(20000000);
            late.run(20000000);
            result first;
            result second;
            uint8_t frame[256];
            ASSERT_EQ(prompt.take(first, frame, 256), late.take(second, frame, 256));
            EXPECT_EQ(first.status, second.status) << "round " << round;
            EXPECT_EQ(framed_uart::nothing, late.take(second, frame, 256));
            for (int32_t i = 0; i < 10; i++) {
                EXPECT_EQ(prompt.count(i), late.count(i)) << "round " << round << ", counter " << i;
            }
        }
    }
}

}  // namespace
}  // namespace wuxi
