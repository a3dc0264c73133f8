#include "vibration_fifo/window_statistics.hpp"

#include <math.h>

namespace wuxi::vibration {

void window_statistics::start(int32_t clip_limit) {
    clip_limit_ = clip_limit;
    has_reference_ = false;
    reference_ = 0;
    samples_ = 0;
    clear();
}

void window_statistics::clear() {
    if (samples_ != 0) {
        // In whole counts, and within int16: the sum's mean lies between the lowest and the highest sample.
        reference_ += static_cast<int32_t>(first_ / static_cast<int64_t>(samples_));
    }
    third_.clear();
    fourth_.clear();
    first_ = 0;
    second_ = 0;
    samples_ = 0;
    clipped_ = 0;
    lowest_ = INT16_MAX;
    highest_ = INT16_MIN;
}

void window_statistics::add(const int16_t* samples, int32_t count) {
    if (!has_reference_ && count > 0) {
        has_reference_ = true;
        reference_ = samples[0];
    }
    // Members are kept in locals, so that the loop runs in registers.
    wide_sum third = {third_.low, third_.high};
    wide_sum fourth = {fourth_.low, fourth_.high};
    uint64_t second = second_;
    int32_t first = 0;  // a block is at most 2^14 samples
    int32_t lowest = lowest_;
    int32_t highest = highest_;
    uint32_t clipped = 0;
    for (int32_t i = 0; i < count; i++) {
        const int32_t sample = samples[i];
        lowest = sample < lowest ? sample : lowest;
        highest = sample > highest ? sample : highest;
        clipped += sample >= clip_limit_ || sample <= -clip_limit_ ? 1U : 0U;
        // At most 65535, so the square fits 32 bits without sign.
        const int32_t difference = sample - reference_;
        const uint32_t magnitude = static_cast<uint32_t>(difference < 0 ? -difference : difference);
        const uint32_t square = magnitude * magnitude;
        const uint64_t cube = static_cast<uint64_t>(square) * magnitude;
        first += difference;
        second += square;
        third.add_signed(difference < 0 ? -static_cast<int64_t>(cube) : static_cast<int64_t>(cube));
        fourth.add(static_cast<uint64_t>(square) * square);
    }
    third_.low = third.low;
    third_.high = third.high;
    fourth_.low = fourth.low;
    fourth_.high = fourth.high;
    second_ = second;
    first_ += first;
    lowest_ = static_cast<int16_t>(lowest);
    highest_ = static_cast<int16_t>(highest);
    clipped_ += clipped;
    samples_ += static_cast<uint32_t>(count);
}

moments window_statistics::finish() const {
    moments result = {};
    if (samples_ == 0) {
        return result;
    }
    // Once a window, and the differences of large sums need it: double.
    const double n = static_cast<double>(samples_);
    const double mean = static_cast<double>(first_) / n;
    const double raw2 = static_cast<double>(second_) / n;
    const double raw3 = third_.value() / n;
    const double raw4 = fourth_.value() / n;
    const double square = mean * mean;
    const double variance = raw2 - square > 0.0 ? raw2 - square : 0.0;
    const double fourth = raw4 - 4.0 * mean * raw3 + 6.0 * square * raw2 - 3.0 * square * square;
    const double centre = static_cast<double>(reference_) + mean;
    const double above = static_cast<double>(highest_) - centre;
    const double below = centre - static_cast<double>(lowest_);
    result.mean = static_cast<float>(centre);
    result.rms = sqrtf(static_cast<float>(variance));
    result.peak = static_cast<float>(above > below ? above : below);
    if (variance >= 1.0) {
        result.crest = result.peak / result.rms;
        result.kurtosis = static_cast<float>(fourth / (variance * variance));
    }
    return result;
}

}  // namespace wuxi::vibration
