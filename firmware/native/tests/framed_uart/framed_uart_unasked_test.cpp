// Frames that come unasked, and results that nobody takes.
#include <gtest/gtest.h>
#include <stdint.h>

#include "framed_uart/framed_uart.hpp"
#include "line_bench.hpp"

namespace wuxi {
namespace {

const char* const dust =
    "42 4d 00 1c 00 00 00 08 00 08 00 00 00 08 00 08 00 d2 00 46 00 2d 00 1e 00 00 00 00 97 00 02 c5";
const char* const passive = "42 4D E1 00 00 01 70";
const char* const passive_said = "42 4D 00 04 E1 00 01 74";

TEST(framed_uart_unasked, a_talker_is_heard) {
    const struct {
        int32_t protocol;
        const char* frame;
    } talkers[] = {{protocol::plantower, dust},
                   {protocol::sds011, "aa c0 8c 00 94 00 bc f9 d5 ab"},
                   {protocol::winsen, "FF 04 03 01 00 25 13 88 38"}};
    for (const auto& it : talkers) {
        line_bench bench(it.protocol, 9600, 10);
        bench.comes(line_bench::start_us + 40000, it.frame);
        bench.until(line_bench::start_us + 1000000);
        ASSERT_EQ(1, bench.result_count);
        EXPECT_EQ(0, bench.results[0].what.ticket);
        EXPECT_EQ(result::unsolicited, bench.results[0].what.status);
        EXPECT_EQ(line_bench::start_us + 40000, bench.results[0].what.time_us);
        EXPECT_TRUE(bench.frame_is(0, it.frame));
        EXPECT_EQ(0, bench.line.count(framed_uart::unexpected_frames));
    }
}

TEST(framed_uart_unasked, what_a_talker_says_while_asked_for_something_else_is_heard_too) {
    line_bench bench(protocol::plantower, 9600, 10);
    bench.ask(passive, 500);
    bench.answers(1, 40000, dust);
    bench.answers(1, 60000, passive_said);
    bench.until(line_bench::start_us + 1000000);
    ASSERT_EQ(2, bench.result_count);
    EXPECT_EQ(result::unsolicited, bench.results[0].what.status);
    EXPECT_EQ(result::answer, bench.results[1].what.status);
    EXPECT_TRUE(bench.frame_is(1, passive_said));
}

TEST(framed_uart_unasked, a_request_to_a_talker_does_not_wait_for_its_silence) {
    line_bench bench(protocol::plantower, 9600, 10);
    const hex frame(dust);
    hex first_half = frame;
    first_half.count = 16;
    hex second_half;
    for (int32_t i = 16; i < 32; i++) {
        second_half.bytes[second_half.count++] = frame.bytes[i];
    }
    bench.comes(line_bench::start_us + bench.timing.us(16), first_half);
    bench.comes(line_bench::start_us + bench.timing.us(32), second_half);
    bench.until(line_bench::start_us + bench.timing.us(16));
    bench.ask(passive, 500);
    bench.until(line_bench::start_us + 1000000);
    EXPECT_EQ(line_bench::start_us + bench.timing.us(16), bench.sendings[0].start_us);
    ASSERT_EQ(2, bench.result_count);
    EXPECT_TRUE(bench.frame_is(0, dust));
    EXPECT_EQ(result::timeout, bench.results[1].what.status);
}

TEST(framed_uart_unasked, a_slave_that_speaks_unasked_is_only_counted) {
    line_bench bench(protocol::modbus_rtu, 9600, 10);
    bench.comes(line_bench::start_us + 40000, "01 04 04 43 66 33 34 1B 38");
    bench.until(line_bench::start_us + 1000000);
    EXPECT_EQ(0, bench.result_count);
    EXPECT_EQ(1, bench.line.count(framed_uart::unexpected_frames));
}

TEST(framed_uart_unasked, the_newest_result_is_refused_counted_and_marked) {
    line_bench bench(protocol::plantower, 9600, 10);
    bench.hold_results = true;
    // 1024 / (24 + 32) = 18 results.
    for (int64_t i = 1; i <= 25; i++) {
        bench.comes(line_bench::start_us + i * 1000000, dust);
    }
    bench.until(line_bench::start_us + 26000000);
    EXPECT_EQ(7, bench.line.count(framed_uart::results_lost));
    bench.hold_results = false;
    bench.take_all();
    ASSERT_EQ(18, bench.result_count);
    EXPECT_EQ(line_bench::start_us + 18000000, bench.results[17].what.time_us);
    EXPECT_EQ(0U, bench.results[17].what.lost_before);
    bench.comes(line_bench::start_us + 27000000, dust);
    bench.until(line_bench::start_us + 28000000);
    ASSERT_EQ(19, bench.result_count);
    EXPECT_EQ(7U, bench.results[18].what.lost_before);
}

TEST(framed_uart_unasked, a_result_that_does_not_fit_stays) {
    line_bench bench(protocol::plantower, 9600, 10);
    bench.hold_results = true;
    bench.comes(line_bench::start_us + 40000, dust);
    bench.until(line_bench::start_us + 50000);
    result what;
    uint8_t into[32];
    EXPECT_EQ(framed_uart::bad_parameter, bench.line.take(what, into, 31));
    EXPECT_EQ(framed_uart::bad_parameter, bench.line.take(what, nullptr, 5));
    EXPECT_EQ(32, bench.line.take(what, into, 32));
    EXPECT_EQ(framed_uart::nothing, bench.line.take(what, into, 32));
}

TEST(framed_uart_unasked, the_content_of_shdlc_comes_without_its_wrapping) {
    line_bench bench(protocol::shdlc, 115200, 10);
    bench.ask("7E 00 03 00 FC 7E", 100);
    bench.answers(
        1, 20000,
        "7e 00 03 00 28 40 a7 83 20 41 17 77 bb 41 4a 5f 83 41 54 8d dd 41 d2 83 3e 42 7d 33 fc 85 42 26 17 22 "
        "42 29 a4 d9 42 2a 29 bc 3f 55 b7 e7 9e 7e");
    bench.until(line_bench::start_us + 1000000);
    ASSERT_EQ(1, bench.result_count);
    EXPECT_EQ(result::answer, bench.results[0].what.status);
    EXPECT_TRUE(bench.frame_is(0,
                               "00 03 00 28 40 a7 83 20 41 17 77 bb 41 4a 5f 83 41 54 8d dd 41 d2 83 3e 42 13 fc 85 42 "
                               "26 17 22 42 29 a4 d9 42 2a 29 bc 3f 55 b7 e7 9e"));
}

}  // namespace
}  // namespace wuxi
