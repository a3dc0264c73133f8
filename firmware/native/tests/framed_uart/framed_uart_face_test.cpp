// The driver by handle, as C# and the ports see it.
#include "framed_uart/framed_uart_face.hpp"

#include <gtest/gtest.h>
#include <stdint.h>

#include "hex.hpp"

namespace wuxi {
namespace {

TEST(framed_uart_face, asks_and_answers) {
    const int32_t handle = wuxi_uart_open(2, 9600, 10, 0);
    ASSERT_GE(handle, 0);
    const hex ask("01 04 00 00 00 02 71 CB");
    const hex say("01 04 04 43 66 33 34 1B 38");
    EXPECT_EQ(INT64_MAX, wuxi_uart_run(handle, 1000));
    EXPECT_EQ(1, wuxi_uart_submit(handle, ask.bytes, ask.count, 200));
    EXPECT_EQ(1000, wuxi_uart_run(handle, 1000));
    uint8_t bytes[256];
    EXPECT_EQ(8, wuxi_uart_transmit(handle, bytes, 32));
    EXPECT_EQ(INT64_MAX, wuxi_uart_run(handle, 1000));
    EXPECT_EQ(0, wuxi_uart_sent(handle, 9333));
    EXPECT_EQ(209333, wuxi_uart_run(handle, 9400));
    EXPECT_EQ(0, wuxi_uart_received(handle, say.bytes, say.count, 50000));
    int64_t info[4] = {9, 9, 9, 9};
    EXPECT_EQ(-4, wuxi_uart_take(handle, bytes, 256, info));
    const int64_t next_us = wuxi_uart_run(handle, 50001);
    EXPECT_NEAR(53646.0f, static_cast<float>(next_us), 2.0f);
    EXPECT_EQ(INT64_MAX, wuxi_uart_run(handle, next_us));
    EXPECT_EQ(9, wuxi_uart_take(handle, bytes, 256, info));
    EXPECT_EQ(1, info[0]);
    EXPECT_EQ(0, info[1]);
    EXPECT_EQ(9333, info[2]);
    EXPECT_EQ(0, info[3]);
    EXPECT_EQ(1, wuxi_uart_counter(handle, 0));
    EXPECT_EQ(9, wuxi_uart_counter(handle, 1));
    EXPECT_EQ(0, wuxi_uart_overrun(handle));
    EXPECT_EQ(1, wuxi_uart_counter(handle, 8));
    EXPECT_EQ(-2, wuxi_uart_take(handle, bytes, 256, nullptr));
    EXPECT_EQ(0, wuxi_uart_close(handle));
}

TEST(framed_uart_face, knows_no_handle_that_is_not_open) {
    const int32_t handles[] = {-1, 0, WUXI_UART_INSTANCES, INT32_MAX, INT32_MIN};
    uint8_t bytes[32] = {};
    int64_t info[4];
    for (int32_t handle : handles) {
        EXPECT_EQ(-1, wuxi_uart_close(handle));
        EXPECT_EQ(-1, wuxi_uart_submit(handle, bytes, 1, 1));
        EXPECT_EQ(-1, wuxi_uart_take(handle, bytes, 32, info));
        EXPECT_EQ(-1, wuxi_uart_counter(handle, 0));
        EXPECT_EQ(-1, wuxi_uart_run(handle, 0));
        EXPECT_EQ(-1, wuxi_uart_transmit(handle, bytes, 32));
        EXPECT_EQ(-1, wuxi_uart_sent(handle, 0));
        EXPECT_EQ(-1, wuxi_uart_received(handle, bytes, 1, 0));
        EXPECT_EQ(-1, wuxi_uart_overrun(handle));
    }
}

TEST(framed_uart_face, a_handle_opened_again_is_new) {
    const int32_t handle = wuxi_uart_open(0, 2400, 11, 0);
    ASSERT_GE(handle, 0);
    uint8_t bytes[4] = {};
    wuxi_uart_received(handle, bytes, 4, 100);
    wuxi_uart_submit(handle, bytes, 4, 100);
    wuxi_uart_close(handle);
    EXPECT_EQ(handle, wuxi_uart_open(0, 2400, 11, 0));
    EXPECT_EQ(0, wuxi_uart_counter(handle, 1));
    EXPECT_EQ(INT64_MAX, wuxi_uart_run(handle, 0));
    wuxi_uart_close(handle);
}

TEST(framed_uart_face, opens_no_more_than_there_are_and_nothing_wrong) {
    EXPECT_EQ(-2, wuxi_uart_open(9, 9600, 10, 0));
    int32_t opened = 0;
    while (wuxi_uart_open(3, 9600, 10, 0) >= 0) {
        opened++;
    }
    EXPECT_EQ(WUXI_UART_INSTANCES, opened);
    EXPECT_EQ(-3, wuxi_uart_open(3, 9600, 10, 0));
    for (int32_t handle = 0; handle < WUXI_UART_INSTANCES; handle++) {
        EXPECT_EQ(0, wuxi_uart_close(handle));
    }
}

}  // namespace
}  // namespace wuxi
