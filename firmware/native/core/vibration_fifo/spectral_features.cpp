#include "vibration_fifo/spectral_features.hpp"

#include <math.h>

namespace wuxi::vibration {

float velocity_rms(const fourier& spectrum, const grid& lines, int32_t low_hz, int32_t high_hz) {
    // Line 1 holds what the window has spread of the mean.
    const int32_t low = lines.ceiling(low_hz) > 2 ? lines.ceiling(low_hz) : 2;
    const int32_t high = lines.floor(high_hz) < grid::highest ? lines.floor(high_hz) : grid::highest;
    // power / k², as integers: power is below 2^31 and the sum of 1 / k² from 2 on below 0.65, so 2^63 is not reached.
    uint64_t sum = 0;
    for (int32_t k = low; k <= high; k++) {
        const uint32_t weight = UINT32_MAX / static_cast<uint32_t>(k * k);
        sum += static_cast<uint64_t>(spectrum.power(k)) * weight;
    }
    constexpr float two_pi = 6.2831853f;
    const float mean_square = ldexpf(static_cast<float>(sum), -32) * mean_square_of_one(spectrum);
    return sqrtf(mean_square) / (two_pi * lines.spacing_hz());
}

float band_mean_square(const fourier& spectrum, int32_t band) {
    const uint64_t sum = spectrum.power(1 << (3 + band), (1 << (4 + band)) - 1);
    return static_cast<float>(sum) * mean_square_of_one(spectrum);
}

int32_t line_reach(int32_t line) {
    const int32_t percent = (line + 50) / 100;
    return percent > 2 ? percent : 2;
}

float line_rms(const fourier& spectrum, int32_t line) {
    const int32_t reach = line_reach(line);
    const uint64_t sum = spectrum.power(line - reach, line + reach);
    return sqrtf(static_cast<float>(sum) * mean_square_of_one(spectrum));
}

int32_t strongest_line(const fourier& spectrum) {
    int32_t strongest = lowest_line;
    uint32_t most = 0;
    for (int32_t k = lowest_line; k <= grid::highest; k++) {
        const uint32_t power = spectrum.power(k);
        if (power > most) {
            most = power;
            strongest = k;
        }
    }
    return strongest;
}

}  // namespace wuxi::vibration
