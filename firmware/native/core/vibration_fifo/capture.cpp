#include "vibration_fifo/capture.hpp"

#include <math.h>

namespace wuxi::vibration {

void capture::start() {
    count_ = 0;
    exponent_ = 0;
}

void capture::append(int32_t value) {
    if (count_ == capacity) {
        return;
    }
    if (count_ == 0) {
        zero_ = value >> 1;
    }
    // Halved, the difference of any two numbers fits; the exponent starts at the lost bit's place.
    const int32_t difference = (value >> 1) - zero_;
    int32_t number = rounded(difference);
    while (number > INT16_MAX || number < INT16_MIN) {
        grow();
        number = rounded(difference);
    }
    numbers_[count_] = static_cast<int16_t>(number);
    count_++;
}

int32_t capture::rounded(int32_t difference) const {
    return exponent_ == 0 ? difference : (difference >> exponent_) + ((difference >> (exponent_ - 1)) & 1);
}

float capture::mean() const {
    int32_t sum = 0;
    for (int32_t i = 0; i < count_; i++) {
        sum += numbers_[i];
    }
    const float above = count_ == 0 ? 0.0f : ldexpf(static_cast<float>(sum) / static_cast<float>(count_), exponent_);
    return ldexpf(static_cast<float>(zero_) + above, -kept_bits);
}

void capture::grow() {
    exponent_++;
    for (int32_t i = 0; i < count_; i++) {
        numbers_[i] = static_cast<int16_t>((numbers_[i] + 1) >> 1);
    }
}

}  // namespace wuxi::vibration
