// What stands where in the values of a window.
#pragma once

#include <stdint.h>

namespace wuxi::vibration {

/// Every axis, every window. Accelerations in m/s².
constexpr int32_t value_acceleration_rms = 0;   ///< about the mean
constexpr int32_t value_acceleration_peak = 1;  ///< largest deviation from the mean
constexpr int32_t value_crest_factor = 2;       ///< peak / RMS; 0 when the RMS is below one count
constexpr int32_t value_kurtosis = 3;           ///< 3 for Gaussian noise; 0 when the RMS is below one count
constexpr int32_t value_acceleration_mean = 4;  ///< with gravity
constexpr int32_t value_clipped = 5;            ///< samples at the ends of the range
constexpr int32_t plain_values = 6;

/// Only the axis whose turn the window was.
constexpr int32_t value_velocity_rms = 6;  ///< mm/s, 10…1000 Hz (2…1000 Hz for shafts below 10 Hz)
constexpr int32_t value_band = 7;  ///< 7…14: m/s² RMS of the octave bands rate/512…rate/256, …, rate/4…rate/2
constexpr int32_t value_envelope_mean = 15;     ///< m/s²
constexpr int32_t value_envelope_spacing = 16;  ///< Hz between the envelope's lines; the resolution is twice that
constexpr int32_t value_strongest_hertz = 17;   ///< the strongest line of the envelope
constexpr int32_t value_strongest_rms = 18;     ///< m/s² RMS
constexpr int32_t value_line = 19;  ///< 19…26: m/s² RMS of the lines asked for; 0 for an index not asked for
constexpr int32_t envelope_lines = 8;
constexpr int32_t all_values = value_line + envelope_lines;  ///< at most; ends after the last line asked for

}  // namespace wuxi::vibration
