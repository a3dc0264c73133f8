// The half-band low-pass filter from which decimator and band-pass are made.
#pragma once

#include <stdint.h>

namespace wuxi::vibration {

/// A low-pass of 39 taps: h[0] = 1/2, h[±(2i + 1)] = half_band_taps[i] / 2^32, all other taps 0; the sum is 1.
/// Made as sin(pi n / 2) / (pi n) times a Kaiser window of beta 6.5 over ±20, then scaled to unit gain at 0 Hz.
/// Response (f in parts of the input rate): within 0.12 % of 1 up to 0.200, below -58 dB from 0.300, below -73 dB from
/// 0.4, below -120 dB at 0.499: what decimation folds onto the lowest frequencies, where integration weighs it most, is
/// what is suppressed best.
constexpr int32_t half_band_sides = 10;
constexpr int32_t half_band_taps[half_band_sides] = {1357233809, -426018304, 226272954, -134008172, 80442943,
                                                     -46812398,  25540643,   -12572669, 5238842,    -1575824};

}  // namespace wuxi::vibration
