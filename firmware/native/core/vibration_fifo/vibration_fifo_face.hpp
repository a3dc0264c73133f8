// The vibration driver by handle: what C# and the ports call.
#pragma once

#include <stdint.h>

/// Instances: RAM 10,858 bytes each.
#ifndef WUXI_VIBRATION_INSTANCES
#define WUXI_VIBRATION_INSTANCES 1
#endif

// All return -1 for a bad handle and -2 for a bad parameter.
extern "C" {
/// A handle, or -3 when none is free. part: 0 IIS3DWB, 1 ADXL355, 2 ADXL345, 3 raw int16 xyz; rate_hz 800…26700;
/// range_g: 2, 4, 8, 16 (ADXL355 to 8), raw 1…1000 (counts of range_g / 32768); shaft_millihertz 0 (not known) or more:
/// below 10,000 the velocity's band begins at 2 Hz. C# loop.
int32_t wuxi_vibration_open(int32_t part, int32_t rate_hz, int32_t range_g, int32_t shaft_millihertz);

/// 0. C# loop, after the port has let go of the handle.
int32_t wuxi_vibration_close(int32_t handle);

/// The next window: the number of values (their places: vibration_values.hpp; capacity at least 27), or -4 when none
/// waits. info[0] instant of the window's last sample (us), info[1] axis 0…2, info[2] samples, info[3] windows lost
/// before. C# loop.
int32_t wuxi_vibration_take(int32_t handle, float* values, int32_t capacity, int64_t* info);

/// 0. Asks for a line of the envelope at index 0…7; frequency 0 takes it off. C# loop.
int32_t wuxi_vibration_lines(int32_t handle, int32_t index, int32_t frequency_millihertz);

/// 0 windows put, 1 windows lost, 2 turns discarded, 3 words that no accelerometer sends, 4 clipped samples.
int64_t wuxi_vibration_counter(int32_t handle, int32_t which);

/// 0. Bytes as read from the FIFO, cut anywhere; time_us: instant of the last sample in them. At most 4 ms (160 MHz)
/// beside 0.5 us a byte. Port's task.
int32_t wuxi_vibration_block(int32_t handle, const uint8_t* fifo, int32_t count, int64_t time_us);

/// 0. Samples were lost before the next block: the turn begins anew. Port's task.
int32_t wuxi_vibration_overrun(int32_t handle, int64_t time_us);
}
