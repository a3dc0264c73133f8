// What the lines of a spectrum are worth.
#pragma once

#include <stdint.h>

#include "vibration_fifo/fourier.hpp"

namespace wuxi::vibration {

/// Mean square, in counts², of what lies in lines whose powers add up to 1: 2 |X|² / (N sum w²) with the Hann window's
/// sum w² = 3 N / 8, and power = |X|² / 2, X in numbers of 2^-kept_bits counts.
float mean_square_of_one(const fourier& spectrum);

/// Rate and decimation of a captured block: line k lies at k * rate / (4096 * factor) Hz.
struct grid {
    int32_t rate_hz;
    int32_t factor;

    float spacing_hz() const { return static_cast<float>(rate_hz) / static_cast<float>(fourier::points * factor); }

    /// The lowest line at or above a frequency, the highest at or below, the nearest.
    int32_t ceiling(int32_t hertz) const { return (hertz * fourier::points * factor + rate_hz - 1) / rate_hz; }
    int32_t floor(int32_t hertz) const { return hertz * fourier::points * factor / rate_hz; }
    int32_t nearest(int32_t millihertz) const {
        const int64_t scaled = static_cast<int64_t>(millihertz) * fourier::points * factor;
        const int64_t rate = static_cast<int64_t>(rate_hz) * 1000;
        const int64_t line = (scaled + rate / 2) / rate;
        return line > fourier::points ? fourier::points : static_cast<int32_t>(line);
    }

    /// The highest line that decimation leaves untouched: 0.4 of the rate after it, 1638.
    static constexpr int32_t highest = 1638;
};

}  // namespace wuxi::vibration
