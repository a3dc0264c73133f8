#include "vibration_fifo/decimator.hpp"

#include <string.h>

#include "vibration_fifo/high_word.hpp"

namespace wuxi::vibration {

void decimator::start() {
    memset(side_, 0, sizeof(side_));
    memset(centre_, 0, sizeof(centre_));
    end_ = filtered - 1;
    pairs_ = 0;
    held_ = 0;
}

bool decimator::push(int32_t input, int32_t& output) {
    if (held_ == 0) {
        if (end_ == length) {
            memmove(side_, side_ + length - (filtered - 1), (filtered - 1) * sizeof(int32_t));
            end_ = filtered - 1;
        }
        side_[end_] = input;
        held_ = 1;
        return false;
    }
    centre_[pairs_ & (centres - 1)] = input;
    held_ = 0;
    // The newest side tap is input 2 j, the centre ten pairs back: input 2 j - 19.
    const int32_t* newest = side_ + end_;
    const int32_t* oldest = newest - (filtered - 1);
    // Each high_word rounds down by a half in the mean; 5 makes the sum of ten of them unbiased.
    uint32_t sum = 5U + static_cast<uint32_t>(centre_[(pairs_ - half_band_sides) & (centres - 1)] >> 1);
#pragma GCC unroll 10
    for (int32_t i = 0; i < half_band_sides; i++) {
        const int32_t inner = half_band_sides - 1 - i;
        const uint32_t pair = static_cast<uint32_t>(newest[-inner]) + static_cast<uint32_t>(oldest[inner]);
        sum += static_cast<uint32_t>(high_word(static_cast<int32_t>(pair), half_band_taps[i]));
    }
    end_++;
    pairs_++;
    output = static_cast<int32_t>(sum);
    return true;
}

void decimator::quarter() {
    for (int32_t& value : side_) {
        value >>= 2;
    }
    for (int32_t& value : centre_) {
        value >>= 2;
    }
}

}  // namespace wuxi::vibration
