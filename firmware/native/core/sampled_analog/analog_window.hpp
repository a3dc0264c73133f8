// What one window of an analog input says.
#pragma once

#include <stdint.h>

namespace wuxi {

constexpr int32_t analog_channels_max = 4;
constexpr int32_t analog_pairs_max = 2;

/// One finished window, as it waits in the ring. RAM: 120 bytes.
struct analog_window {
    /// For each channel mean, RMS, minimum and maximum in its unit; then for each pair P and S (product of both
    /// units), power factor -1 … 1, and frequency in Hz (0: no mains seen).
    /// Between the ends of the pairs' windows, those of channels in a pair are 0.
    float values[4 * analog_channels_max + 4 * analog_pairs_max];
    /// Instant at which the window ended: one sample period after its last sample, microseconds.
    int64_t end_us;
    /// Samples of all channels at 0 or 4095.
    uint32_t clipped;
    /// Windows begun and thrown away because of overruns since the window before; stops at 2^32 - 1.
    uint32_t discarded_before;
    /// How many of the values there are: those of the pairs only where their window ends.
    int32_t value_count;
};

}  // namespace wuxi
