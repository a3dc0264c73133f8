// The vibration driver: one sample (three axes) out of the part's FIFO, windows and spectra included.
#include <math.h>

#include "bench.hpp"
#include "vibration_fifo/vibration_fifo_face.hpp"

namespace wuxi::bench {
namespace {

constexpr int32_t iis3dwb = 0;
constexpr int32_t raw_int16 = 3;
constexpr int32_t rate_hz = 26'700;
constexpr uint32_t in_a_block = 64;

// A shaft of 50 Hz and a resonance, as the part's words: `head` bytes before three numbers of 16 bits, little-endian.
void samples(int32_t part, uint32_t head, uint32_t count) {
    const int32_t handle = wuxi_vibration_open(part, rate_hz, 16, 50'000);
    require(handle >= 0);
    for (int32_t line = 0; line < 4; line++) {
        require(wuxi_vibration_lines(handle, line, 100'000 + 37'000 * line) >= 0);
    }
    // One period of 50 Hz, made before the measured loop and repeated.
    constexpr uint32_t period = 534;
    static int16_t wave[period];
    for (uint32_t i = 0; i < period; i++) {
        const float angle = 6.2831853f * static_cast<float>(i) / period;
        wave[i] = static_cast<int16_t>(2000.0f * sinf(angle) + 500.0f * sinf(60.0f * angle));
    }
    uint32_t at = 0;
    uint32_t left = count;
    while (left > 0) {
        const uint32_t now = left < in_a_block ? left : in_a_block;
        uint8_t block[in_a_block * 7];
        uint8_t* to = block;
        for (uint32_t i = 0; i < now; i++) {
            if (head > 0) {
                // Tag 2, accelerometer, in the upper five bits (IIS3DWB data sheet, FIFO_DATA_OUT_TAG).
                *to++ = 2 << 3;
            }
            for (int32_t axis = 0; axis < 3; axis++) {
                *to++ = static_cast<uint8_t>(wave[at]);
                *to++ = static_cast<uint8_t>(wave[at] >> 8);
            }
            at = at + 1 == period ? 0 : at + 1;
        }
        left -= now;
        const int64_t time_us = static_cast<int64_t>(count - left) * 1'000'000 / rate_hz;
        require(wuxi_vibration_block(handle, block, static_cast<int32_t>(to - block), time_us) >= 0);
        float values[64];
        int64_t info[4];
        while (wuxi_vibration_take(handle, values, 64, info) >= 0) {
        }
    }
    require(wuxi_vibration_counter(handle, 0) > 0 && wuxi_vibration_counter(handle, 1) == 0);
}

void iis3dwb_sample(uint32_t count) { samples(iis3dwb, 1, count); }
void raw_sample(uint32_t count) { samples(raw_int16, 0, count); }

}  // namespace

// Whole rounds of the axes, whatever a power of two of samples a window takes up to 8192.
const char* const driver = "vibration_fifo";
const metric metrics[] = {
    {"iis3dwb_sample", 49'152, iis3dwb_sample}, {"raw_sample", 49'152, raw_sample}, {nullptr, 0, nullptr}};

}  // namespace wuxi::bench
