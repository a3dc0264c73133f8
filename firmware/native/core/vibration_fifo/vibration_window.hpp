// What the driver has found out about one axis in one window.
#pragma once

#include <stdint.h>

#include "vibration_fifo/vibration_values.hpp"

namespace wuxi::vibration {

/// RAM 128 bytes.
struct vibration_window {
    int64_t end_us;   ///< instant of the last sample
    int32_t axis;     ///< 0 x, 1 y, 2 z
    int32_t samples;  ///< of this axis
    int32_t count;    ///< of the values: 6 (plain_values), or 19…27 on the axis's turn
    float values[all_values];
};

}  // namespace wuxi::vibration
