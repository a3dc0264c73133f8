#include "accelerometer.hpp"

#include <gtest/gtest.h>

#include "vibration_fifo/vibration_fifo_face.hpp"

namespace wuxi::esp32 {
namespace {

accelerometer described(int32_t part, int32_t rate_hz, int32_t range_g) {
    accelerometer result = {};
    EXPECT_TRUE(describe(part, rate_hz, range_g, result)) << part;
    return result;
}

int32_t last_written(const accelerometer& part, uint8_t address) {
    int32_t value = -1;
    for (int32_t i = 0; i < part.write_count; i++) {
        value = part.writes[i].address == address ? part.writes[i].value : value;
    }
    return value;
}

TEST(accelerometer, knows_its_rates_and_ranges) {
    accelerometer into = {};
    EXPECT_TRUE(describe(0, 26667, 16, into));
    EXPECT_FALSE(describe(0, 12000, 16, into));
    EXPECT_TRUE(describe(1, 4000, 8, into));
    EXPECT_FALSE(describe(1, 4000, 16, into));
    EXPECT_TRUE(describe(2, 800, 2, into));
    EXPECT_FALSE(describe(2, 400, 2, into));
    EXPECT_FALSE(describe(2, 800, 3, into));
    EXPECT_FALSE(describe(3, 4000, 2, into));
}

TEST(accelerometer, writes_range_and_rate_where_the_data_sheets_say) {
    EXPECT_EQ(0xA4, last_written(described(0, 26667, 16), 0x10));
    EXPECT_EQ(0xAC, last_written(described(0, 26667, 8), 0x10));
    EXPECT_EQ(0x01, last_written(described(1, 2000, 2), 0x28));
    EXPECT_EQ(0xC1, last_written(described(1, 2000, 2), 0x2C));
    EXPECT_EQ(0x0F, last_written(described(2, 3200, 16), 0x2C));
    EXPECT_EQ(0x0D, last_written(described(2, 800, 16), 0x2C));
    EXPECT_EQ(0x0B, last_written(described(2, 800, 16), 0x31));
}

TEST(accelerometer, spells_addresses_as_the_bus_wants_them) {
    EXPECT_EQ(0x8F, described(0, 26667, 2).read_command(0x0F, false));
    EXPECT_EQ(0x10, described(0, 26667, 2).write_command(0x10));
    EXPECT_EQ(0x23, described(1, 4000, 2).read_command(0x11, true));
    EXPECT_EQ(0x5A, described(1, 4000, 2).write_command(0x2D));
    EXPECT_EQ(0xF2, described(2, 3200, 2).read_command(0x32, true));
    EXPECT_EQ(0x80, described(2, 3200, 2).read_command(0x00, false));
}

TEST(accelerometer, reads_the_state_of_the_fifo) {
    const uint8_t st[] = {0x2C, 0xC1};
    EXPECT_EQ(300, described(0, 26667, 2).state_of(st).samples);
    EXPECT_TRUE(described(0, 26667, 2).state_of(st).overrun);
    const uint8_t precise[] = {0x02, 74};
    EXPECT_EQ(24, described(1, 4000, 2).state_of(precise).samples);
    EXPECT_FALSE(described(1, 4000, 2).state_of(precise).overrun);
    const uint8_t small[] = {0x03, 0, 0, 0, 0, 0, 0, 0, 0, 0x90};
    EXPECT_EQ(16, described(2, 3200, 2).state_of(small).samples);
    EXPECT_TRUE(described(2, 3200, 2).state_of(small).overrun);
}

TEST(accelerometer, asks_the_driver_for_nothing_that_it_refuses) {
    const int32_t rates[3][3] = {{26667, 26667, 26667}, {4000, 2000, 1000}, {3200, 1600, 800}};
    for (int32_t part = 0; part < 3; part++) {
        for (const int32_t rate : rates[part]) {
            for (const int32_t range : {2, 4, 8}) {
                accelerometer into = {};
                ASSERT_TRUE(describe(part, rate, range, into));
                const int32_t handle = wuxi_vibration_open(part, rate, range, 0);
                ASSERT_GE(handle, 0);
                wuxi_vibration_close(handle);
                ASSERT_LT(into.watermark, into.capacity);
            }
        }
    }
}

}  // namespace
}  // namespace wuxi::esp32
