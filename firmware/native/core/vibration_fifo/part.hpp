// The accelerometers whose FIFO is understood.
#pragma once

#include <stdint.h>

namespace wuxi::vibration {

/// As given to wuxi_vibration_open.
enum class part : int32_t {
    iis3dwb = 0,
    adxl355 = 1,
    adxl345 = 2,
    raw_int16 = 3,
};

/// Number of axes: 0 x, 1 y, 2 z.
constexpr int32_t axes = 3;

/// True when `range_g` is one of the part's ranges (IIS3DWB and ADXL345 2, 4, 8, 16; ADXL355 2, 4, 8; raw 1…1000).
bool is_range(part what, int32_t range_g);

/// m/s² of one count after the parser has made int16 of it, 1 g = 9.80665 m/s².
/// IIS3DWB 0.061 mg at 2 g, doubling with the range; ADXL355 16 * 3.9 µg at 2 g (20 bits rounded to 16); ADXL345 3.9 mg
/// (full resolution); raw range_g / 32768. Sources: data sheets of ST and Analog Devices, tables of sensitivity.
float metres_per_second_squared(part what, int32_t range_g);

/// Counts at and beyond which a sample is taken as clipped.
int32_t clip_limit(part what, int32_t range_g);

}  // namespace wuxi::vibration
