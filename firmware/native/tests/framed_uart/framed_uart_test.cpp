// Requests and their results, in virtual time.
#include "framed_uart/framed_uart.hpp"

#include <gtest/gtest.h>
#include <stdint.h>

#include "line_bench.hpp"

namespace wuxi {
namespace {

// DL/T 645 meters 161 and 162: voltage of phase A asked for, 100.1 V said. Modbus 1 and 2: two input registers.
const char* const ask_161 = "FE FE FE FE 68 61 01 00 00 00 00 68 11 04 33 34 34 35 17 16";
const char* const say_161 = "68 61 01 00 00 00 00 68 91 06 33 34 34 35 34 43 10 16";
const char* const ask_162 = "FE FE FE FE 68 62 01 00 00 00 00 68 11 04 33 34 34 35 18 16";
const char* const say_162 = "68 62 01 00 00 00 00 68 91 06 33 34 34 35 34 43 11 16";
const char* const ask_modbus = "01 04 00 00 00 02 71 CB";
const char* const say_modbus = "01 04 04 43 66 33 34 1B 38";
const char* const write_modbus = "01 06 00 01 00 03 98 0B";

TEST(framed_uart, gives_the_answer_with_its_ticket_and_the_end_of_the_request) {
    line_bench bench(protocol::dlt645, 2400, 11);
    bench.answers(1, 120000, say_161);
    const int32_t ticket = bench.ask(ask_161, 1000);
    EXPECT_EQ(1, ticket);
    bench.until(line_bench::start_us + 2000000);
    ASSERT_EQ(1, bench.result_count);
    EXPECT_EQ(ticket, bench.results[0].what.ticket);
    EXPECT_EQ(result::answer, bench.results[0].what.status);
    EXPECT_EQ(bench.sendings[0].end_us, bench.results[0].what.time_us);
    EXPECT_TRUE(bench.frame_is(0, say_161));
    // At once, not with the timeout.
    EXPECT_EQ(bench.sendings[0].end_us + 120000, bench.results[0].at_us);
    EXPECT_EQ(1, bench.line.count(framed_uart::frames));
    EXPECT_EQ(18, bench.line.count(framed_uart::bytes));
    EXPECT_FALSE(bench.stuck);
}

TEST(framed_uart, a_silent_slave_delays_the_next_request_by_its_own_timeout_and_no_more) {
    line_bench bench(protocol::dlt645, 2400, 11);
    bench.ask(ask_161, 300);
    bench.ask(ask_161, 700);
    bench.ask(ask_162, 500);
    bench.answers(3, 150000, say_162);
    bench.until(line_bench::start_us + 3000000);
    ASSERT_EQ(3, bench.sending_count);
    EXPECT_EQ(line_bench::start_us, bench.sendings[0].start_us);
    EXPECT_EQ(bench.sendings[0].end_us + 300000, bench.sendings[1].start_us);
    EXPECT_EQ(bench.sendings[1].end_us + 700000, bench.sendings[2].start_us);
    ASSERT_EQ(3, bench.result_count);
    EXPECT_EQ(result::timeout, bench.results[0].what.status);
    EXPECT_EQ(result::timeout, bench.results[1].what.status);
    EXPECT_EQ(0, bench.results[1].frame.count);
    EXPECT_EQ(result::answer, bench.results[2].what.status);
    EXPECT_EQ(3, bench.results[2].what.ticket);
    EXPECT_EQ(2, bench.line.count(framed_uart::timeouts));
}

TEST(framed_uart, waits_for_the_turnaround_after_the_last_byte) {
    struct {
        int32_t protocol, baud, bits, set_us;
        int64_t expected_us;
        const char *ask, *say;
    } const cases[] = {
        {protocol::dlt645, 2400, 11, 0, 20000, ask_161, say_161},
        {protocol::dlt645, 2400, 11, 55000, 55000, ask_161, say_161},
        {protocol::modbus_rtu, 9600, 11, 0, 4010, ask_modbus, say_modbus},
        {protocol::modbus_rtu, 9600, 11, 100, 4010, ask_modbus, say_modbus},
        {protocol::modbus_rtu, 115200, 10, 0, 1750, ask_modbus, say_modbus},
        {protocol::modbus_rtu, 9600, 10, 30000, 30000, ask_modbus, say_modbus},
    };
    for (const auto& it : cases) {
        line_bench bench(it.protocol, it.baud, it.bits, it.set_us);
        bench.ask(it.ask, 1000);
        bench.ask(it.ask, 1000);
        bench.answers(1, 60000, it.say);
        bench.until(line_bench::start_us + 900000);
        ASSERT_EQ(2, bench.sending_count);
        EXPECT_NEAR(static_cast<float>(it.expected_us),
                    static_cast<float>(bench.sendings[1].start_us - bench.sendings[0].end_us - 60000), 2.0f);
    }
}

TEST(framed_uart, its_own_echo_is_neither_answer_nor_unexpected) {
    line_bench bench(protocol::dlt645, 2400, 11);
    bench.echo = true;
    bench.ask(ask_161, 400);
    bench.ask(ask_161, 400);
    bench.answers(2, 150000, say_161);
    bench.until(line_bench::start_us + 2000000);
    ASSERT_EQ(2, bench.result_count);
    EXPECT_EQ(result::timeout, bench.results[0].what.status);
    EXPECT_EQ(result::answer, bench.results[1].what.status);
    EXPECT_EQ(0, bench.line.count(framed_uart::unexpected_frames));
    EXPECT_EQ(0, bench.line.count(framed_uart::garbage_bytes));
    EXPECT_EQ(3, bench.line.count(framed_uart::frames));
}

TEST(framed_uart, an_answer_that_repeats_the_request_is_told_from_the_echo_by_its_time) {
    for (int32_t with_answer = 0; with_answer < 2; with_answer++) {
        for (int32_t with_echo = 0; with_echo < 2; with_echo++) {
            line_bench bench(protocol::modbus_rtu, 9600, 10);
            bench.echo = with_echo != 0;
            bench.ask(write_modbus, 300);
            if (with_answer != 0) {
                bench.answers(1, 40000, write_modbus);
            }
            bench.until(line_bench::start_us + 1000000);
            ASSERT_EQ(1, bench.result_count);
            EXPECT_EQ(with_answer != 0 ? result::answer : result::timeout, bench.results[0].what.status)
                << "echo " << with_echo;
            EXPECT_EQ(0, bench.line.count(framed_uart::unexpected_frames));
        }
    }
}

TEST(framed_uart, echo_and_answer_may_be_handed_over_in_one_piece) {
    line_bench bench(protocol::modbus_rtu, 9600, 10);
    bench.answers(1, 30000, "01 04 00 00 00 02 71 CB 01 04 04 43 66 33 34 1B 38");
    bench.ask(ask_modbus, 300);
    bench.until(line_bench::start_us + 1000000);
    ASSERT_EQ(1, bench.result_count);
    EXPECT_EQ(result::answer, bench.results[0].what.status);
    EXPECT_TRUE(bench.frame_is(0, say_modbus));
    EXPECT_EQ(0, bench.line.count(framed_uart::unexpected_frames));
}

TEST(framed_uart, the_late_answer_of_another_slave_is_not_taken_for_the_answer) {
    line_bench bench(protocol::dlt645, 2400, 11);
    bench.ask(ask_161, 300);
    bench.ask(ask_162, 900);
    bench.ask(ask_162, 300);
    bench.answers(2, 110000, say_161);
    bench.answers(2, 400000, say_162);
    bench.answers(3, 110000, say_161);
    bench.until(line_bench::start_us + 4000000);
    ASSERT_EQ(3, bench.result_count);
    EXPECT_EQ(result::timeout, bench.results[0].what.status);
    EXPECT_EQ(result::answer, bench.results[1].what.status);
    EXPECT_TRUE(bench.frame_is(1, say_162));
    // What came was whole, but of another: the one that was asked said nothing.
    EXPECT_EQ(result::timeout, bench.results[2].what.status);
    EXPECT_EQ(2, bench.line.count(framed_uart::unexpected_frames));
}

TEST(framed_uart, garbage_before_the_answer_does_no_harm) {
    line_bench bench(protocol::dlt645, 2400, 11);
    bench.ask(ask_161, 1000);
    bench.answers(1, 4600, "00");
    bench.answers(1, 200000, "68 33 FE FE 68 61 01 00 00 00 00 68 91 06 33 34 34 35 34 43 10 16");
    bench.until(line_bench::start_us + 2000000);
    ASSERT_EQ(1, bench.result_count);
    EXPECT_EQ(result::answer, bench.results[0].what.status);
    EXPECT_TRUE(bench.frame_is(0, say_161));
    EXPECT_EQ(3, bench.line.count(framed_uart::garbage_bytes));

    line_bench modbus(protocol::modbus_rtu, 9600, 10);
    modbus.ask(ask_modbus, 1000);
    modbus.answers(1, 1100, "00");
    modbus.answers(1, 60000, say_modbus);
    modbus.until(line_bench::start_us + 500000);
    ASSERT_EQ(1, modbus.result_count);
    EXPECT_EQ(result::answer, modbus.results[0].what.status);
}

TEST(framed_uart, an_answer_may_come_in_any_pieces) {
    const hex answer(say_161);
    for (int32_t split = 0; split < answer.count * 2; split++) {
        line_bench bench(protocol::dlt645, 2400, 11);
        bench.ask(ask_161, 2000);
        int64_t after_us = 100000;
        for (int32_t i = 0; i < answer.count; i++) {
            hex piece;
            piece.bytes[piece.count++] = answer.bytes[i];
            // Also with pauses as long as DL/T 645 allows.
            after_us += bench.timing.us(1) + (split == i ? 499000 : 0);
            bench.answers(1, after_us, piece);
        }
        bench.until(line_bench::start_us + 3000000);
        ASSERT_EQ(1, bench.result_count);
        EXPECT_EQ(result::answer, bench.results[0].what.status);
        EXPECT_TRUE(bench.frame_is(0, say_161));
    }
}

TEST(framed_uart, an_answer_may_be_handed_over_in_any_two_portions) {
    const struct {
        int32_t protocol;
        const char *ask, *say;
    } cases[] = {{protocol::dlt645, ask_161, "68 55 FE 68 61 01 00 00 00 00 68 91 06 33 34 34 35 34 43 10 16"},
                 {protocol::modbus_rtu, ask_modbus, "01 04 00 00 00 02 71 CB 01 04 04 43 66 33 34 1B 38"}};
    for (const auto& it : cases) {
        const hex all(it.say);
        for (int32_t split = 0; split <= all.count; split++) {
            line_bench bench(it.protocol, 9600, 11);
            bench.ask(it.ask, 1000);
            hex first = all;
            first.count = split;
            hex second;
            for (int32_t i = split; i < all.count; i++) {
                second.bytes[second.count++] = all.bytes[i];
            }
            bench.answers(1, 60000 - bench.timing.us(second.count), first);
            bench.answers(1, 60000, second);
            bench.until(line_bench::start_us + 2000000);
            ASSERT_EQ(1, bench.result_count);
            EXPECT_EQ(result::answer, bench.results[0].what.status) << "split at " << split;
            EXPECT_EQ(all.count, bench.line.count(framed_uart::bytes));
            EXPECT_EQ(0, bench.line.count(framed_uart::unexpected_frames));
        }
    }
}

TEST(framed_uart, keeps_eight_requests_and_refuses_the_ninth) {
    line_bench bench(protocol::dlt645, 2400, 11);
    for (int32_t i = 1; i <= 8; i++) {
        EXPECT_EQ(i, bench.ask(ask_161, 10));
    }
    EXPECT_EQ(framed_uart::full, bench.ask(ask_161, 10));
    bench.until(line_bench::start_us + 3000000);
    EXPECT_EQ(8, bench.result_count);
    EXPECT_EQ(0U, bench.results[7].what.lost_before);
    EXPECT_EQ(9, bench.ask(ask_161, 10));
}

TEST(framed_uart, refuses_what_is_out_of_range) {
    framed_uart line;
    EXPECT_FALSE(line.open(-1, 9600, 10, 0));
    EXPECT_FALSE(line.open(7, 9600, 10, 0));
    EXPECT_FALSE(line.open(0, 299, 10, 0));
    EXPECT_FALSE(line.open(0, 9600, 7, 0));
    EXPECT_FALSE(line.open(0, 9600, 10, -1));
    ASSERT_TRUE(line.open(0, 9600, 10, 0));
    uint8_t bytes[33] = {};
    EXPECT_EQ(framed_uart::bad_parameter, line.submit(nullptr, 1, 10));
    EXPECT_EQ(framed_uart::bad_parameter, line.submit(bytes, 0, 10));
    EXPECT_EQ(framed_uart::bad_parameter, line.submit(bytes, 33, 10));
    EXPECT_EQ(framed_uart::bad_parameter, line.submit(bytes, 1, 0));
    EXPECT_EQ(framed_uart::bad_parameter, line.run(-1));
    EXPECT_EQ(framed_uart::bad_parameter, line.sent(5));
    EXPECT_EQ(framed_uart::bad_parameter, line.received(nullptr, 1, 5));
    EXPECT_EQ(framed_uart::bad_parameter, line.received(bytes, 1, -5));
    EXPECT_EQ(framed_uart::bad_parameter, line.count(10));
    EXPECT_EQ(INT64_MAX, line.run(10));
    EXPECT_EQ(1, line.submit(bytes, 32, 10));
    EXPECT_EQ(10, line.run(10));
    EXPECT_EQ(framed_uart::bad_parameter, line.transmit(bytes, 31));
    EXPECT_EQ(32, line.transmit(bytes, 32));
    EXPECT_EQ(0, line.transmit(bytes, 32));
    EXPECT_EQ(INT64_MAX, line.run(20));
}

}  // namespace
}  // namespace wuxi
