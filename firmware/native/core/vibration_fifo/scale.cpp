#include "vibration_fifo/scale.hpp"

#include <math.h>

#include "vibration_fifo/capture.hpp"

namespace wuxi::vibration {

float mean_square_of_one(const fourier& spectrum) {
    constexpr float n = static_cast<float>(fourier::points);
    return ldexpf(4.0f / (0.375f * n * n), 2 * (spectrum.exponent() - capture::kept_bits));
}

}  // namespace wuxi::vibration
