#include "vibration_fifo/part.hpp"

namespace wuxi::vibration {
namespace {

constexpr float standard_gravity = 9.80665f;

}  // namespace

bool is_range(part what, int32_t range_g) {
    switch (what) {
        case part::iis3dwb:
        case part::adxl345:
            return range_g == 2 || range_g == 4 || range_g == 8 || range_g == 16;
        case part::adxl355:
            return range_g == 2 || range_g == 4 || range_g == 8;
        case part::raw_int16:
            return range_g >= 1 && range_g <= 1000;
    }
    return false;
}

float metres_per_second_squared(part what, int32_t range_g) {
    const float range = static_cast<float>(range_g);
    switch (what) {
        case part::iis3dwb:
            return 0.0305e-3f * standard_gravity * range;
        case part::adxl355:
            return 16.0f * 1.95e-6f * standard_gravity * range;
        case part::adxl345:
            return 3.9e-3f * standard_gravity;
        case part::raw_int16:
            break;
    }
    return range * standard_gravity / 32768.0f;
}

int32_t clip_limit(part what, int32_t range_g) {
    // Full resolution keeps 256 counts a g, so the ends move with the range.
    return what == part::adxl345 ? range_g * 256 - 1 : 32767;
}

}  // namespace wuxi::vibration
