#include "accelerometer.hpp"

namespace wuxi::esp32 {
namespace {

constexpr int32_t s_iis3dwb = 0;
constexpr int32_t s_adxl355 = 1;
constexpr int32_t s_adxl345 = 2;

bool is_about(int32_t rate_hz, int32_t nominal_hz) {
    const int32_t off = rate_hz > nominal_hz ? rate_hz - nominal_hz : nominal_hz - rate_hz;
    return off * 50 <= nominal_hz;
}

// Place of the range among 2, 4, 8, 16 g; -1: none.
int32_t range_place(int32_t range_g) {
    for (int32_t place = 0; place < 4; place++) {
        if (range_g == 2 << place) {
            return place;
        }
    }
    return -1;
}

// Place of the rate among `fastest` and its halves; -1: none.
int32_t rate_place(int32_t rate_hz, int32_t fastest_hz, int32_t places) {
    for (int32_t place = 0; place < places; place++) {
        if (is_about(rate_hz, fastest_hz >> place)) {
            return place;
        }
    }
    return -1;
}

uint8_t byte(int32_t value) { return static_cast<uint8_t>(value); }

accelerometer iis3dwb(int32_t range) {
    // FS_XL: 00 2 g, 10 4 g, 11 8 g, 01 16 g.
    constexpr uint8_t full_scale[] = {0, 2, 3, 1};
    constexpr int32_t watermark = 64;
    return {
        s_iis3dwb,
        3,
        8000000,
        {0x0F, 0x7B},
        {
            {0x12, 0x44},                                 // CTRL3_C: block update, address goes up
            {0x0A, 0x00},                                 // FIFO_CTRL4: bypass, which empties it
            {0x07, byte(watermark)},                      // FIFO_CTRL1: watermark
            {0x08, 0x00},                                 // FIFO_CTRL2
            {0x09, 0x0A},                                 // FIFO_CTRL3: every sample
            {0x0D, 0x08},                                 // INT1_CTRL: watermark
            {0x10, byte(0xA0 | full_scale[range] << 2)},  // CTRL1_XL: on
            {0x0A, 0x06},                                 // FIFO_CTRL4: the newest stay
        },
        8,
        0x3A,
        2,
        0x78,
        7,
        128,
        watermark,
        438,
    };
}

accelerometer adxl355(int32_t rate, int32_t range) {
    constexpr int32_t watermark = 24;
    return {
        s_adxl355,
        0,
        8000000,
        {0x02, 0xED},
        {
            {0x2D, 0x01},                      // POWER_CTL: standby
            {0x28, byte(rate)},                // Filter: output rate, no high-pass
            {0x29, byte(watermark * 3)},       // FIFO_SAMPLES: watermark in axes
            {0x2A, 0x02},                      // INT_MAP: FIFO_FULL on INT1
            {0x2C, byte(0xC0 | (range + 1))},  // Range; I2C speed as it was; interrupts active high
            {0x2D, 0x00},                      // POWER_CTL: measure
        },
        6,
        0x04,
        2,
        0x11,
        9,
        32,
        watermark,
        32,
    };
}

accelerometer adxl345(int32_t rate, int32_t range) {
    constexpr int32_t watermark = 16;
    return {
        s_adxl345,
        3,
        5000000,
        {0x00, 0xE5},
        {
            {0x2D, 0x00},                    // POWER_CTL: standby
            {0x2C, byte(0x0F - rate)},       // BW_RATE
            {0x31, byte(0x08 | range)},      // DATA_FORMAT: full resolution, interrupts active high
            {0x38, 0x00},                    // FIFO_CTL: bypass, which empties it
            {0x38, byte(0x80 | watermark)},  // FIFO_CTL: the newest stay
            {0x2F, 0x00},                    // INT_MAP: all on INT1
            {0x2E, 0x02},                    // INT_ENABLE: watermark
            {0x2D, 0x08},                    // POWER_CTL: measure
        },
        8,
        0x30,
        10,
        0x32,
        6,
        1,
        watermark,
        32,
    };
}

}  // namespace

uint8_t accelerometer::read_command(uint8_t address, bool several) const {
    switch (part) {
        case s_adxl355:
            return byte(address << 1 | 1);
        case s_adxl345:
            return byte(0x80 | (several ? 0x40 : 0) | address);
        default:
            return byte(0x80 | address);
    }
}

uint8_t accelerometer::write_command(uint8_t address) const { return part == s_adxl355 ? byte(address << 1) : address; }

fifo_state accelerometer::state_of(const uint8_t* bytes) const {
    switch (part) {
        case s_adxl355:
            return {(bytes[1] & 0x7F) / 3, (bytes[0] & 0x04) != 0};
        case s_adxl345:
            return {bytes[9] & 0x3F, (bytes[0] & 0x01) != 0};
        default:
            return {bytes[0] | (bytes[1] & 0x03) << 8, (bytes[1] & 0x40) != 0};
    }
}

bool describe(int32_t part, int32_t rate_hz, int32_t range_g, accelerometer& into) {
    const int32_t range = range_place(range_g);
    if (range < 0) {
        return false;
    }
    switch (part) {
        case s_iis3dwb:
            into = iis3dwb(range);
            return is_about(rate_hz, 26667);
        case s_adxl355: {
            const int32_t rate = rate_place(rate_hz, 4000, 3);
            into = adxl355(rate, range);
            return rate >= 0 && range_g <= 8;
        }
        case s_adxl345: {
            const int32_t rate = rate_place(rate_hz, 3200, 3);
            into = adxl345(rate, range);
            return rate >= 0;
        }
        default:
            return false;
    }
}

}  // namespace wuxi::esp32
