#include "vibration_fifo/band_pass.hpp"

#include <string.h>

#include "vibration_fifo/half_band.hpp"
#include "vibration_fifo/high_word.hpp"

namespace wuxi::vibration {

void band_pass::start() { end_ = 0; }

int32_t band_pass::push(int16_t input) {
    if (end_ == 0) {
        // As if it had always been so: gravity is no blow.
        for (int16_t& value : inputs_) {
            value = input;
        }
        end_ = span - 1;
    }
    if (end_ == length) {
        memmove(inputs_, inputs_ + length - (span - 1), (span - 1) * sizeof(int16_t));
        end_ = span - 1;
    }
    inputs_[end_] = input;
    const int16_t* centre = inputs_ + end_ - 38;
    end_++;
    // 14 fraction bits: a pair is at most 2^30, the whole (the taps' magnitudes add up to 1.6) below 2^30.
    int32_t value = centre[0] * (1 << 13);
#pragma GCC unroll 10
    for (int32_t i = 0; i < half_band_sides; i++) {
        const int32_t offset = 2 * (2 * i + 1);
        value -= high_word((centre[offset] + centre[-offset]) * (1 << 14), half_band_taps[i]);
    }
    return value;
}

}  // namespace wuxi::vibration
