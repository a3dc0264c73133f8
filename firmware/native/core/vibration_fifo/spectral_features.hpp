// Velocity, bands and lines from a spectrum.
#pragma once

#include <stdint.h>

#include "vibration_fifo/fourier.hpp"
#include "vibration_fifo/scale.hpp"

namespace wuxi::vibration {

/// Integral of the acceleration, RMS from low_hz to high_hz (both lines included, at most the grid's highest line):
/// sqrt(sum 2 |A[k]|² / (N sum w²) / (2 pi f)²), in counts * seconds. (ISO 20816-1: broad-band RMS velocity.)
/// Cost: 120 instructions a line.
float velocity_rms(const fourier& spectrum, const grid& lines, int32_t low_hz, int32_t high_hz);

/// Octave band i = 0…7, rate / 2^(9 - i) … rate / 2^(8 - i): lines 2^(3 + i) … 2^(4 + i) - 1. Mean square, counts².
constexpr int32_t octave_bands = 8;
float band_mean_square(const fourier& spectrum, int32_t band);

/// A line of the envelope: what lies within 2 lines or 1 % of the frequency, whichever is more. RMS, counts.
float line_rms(const fourier& spectrum, int32_t line);
int32_t line_reach(int32_t line);

/// The number of the strongest line, from lowest_line to the grid's highest; the lower one of equals.
constexpr int32_t lowest_line = 4;
int32_t strongest_line(const fourier& spectrum);

}  // namespace wuxi::vibration
