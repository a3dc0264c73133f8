// Finds the whole mains cycles in a voltage.
#pragma once

#include <stdint.h>

#include "sampled_analog/cut_sum.hpp"

namespace wuxi {

/// What a sample of the voltage brought.
enum class mains_crossing : uint8_t {
    none,
    /// The first crossing, less than a cycle after the stretch began: what lies before is no whole cycle.
    first,
    /// A crossing that ends a cycle of 44 … 56 Hz.
    cycle,
    /// A crossing after a longer silence: the samples before it count, but not as a cycle.
    gap,
};

/// Rising crossings of a level, with hysteresis and linear interpolation between the samples.
///
/// Range: 44 … 56 Hz, from 800 samples a second (below that a cycle has too few samples to interpolate). A crossing
/// counts when the voltage was at least 16 counts below the level since the last one, and when it does not come before
/// the shortest cycle is over: so the ripple of a distorted wave around the level makes no cycles. Integers only.
/// RAM: 48 bytes. One thread.
class mains_cutter {
  public:
    /// `level`: the counts that mean zero volts. Without `enabled` no crossing is ever seen.
    void configure(int32_t rate_hz, int32_t level, bool enabled);

    /// The next sample of the voltage, in counts.
    mains_crossing next(int32_t counts);

    /// Where the crossing lies that `next` just told of.
    cut_weights weights() const { return cut_weights::at(fraction_); }

    /// Which samples the window that ends now takes.
    sum_stretch stretch() const;

    /// Mean frequency of the cycles that ended in the window, Hz; 0 when there was none.
    float frequency() const;

    /// Begins the next window. `mean` becomes the level if no mains was seen at the present one.
    void next_window(int32_t mean);

    /// Samples are missing: the window begins anew, at the same level.
    void discard_window();

  private:
    void restart();

    int32_t rate_hz_ = 0;
    int32_t level_ = 0;
    // In samples, 2^-15.
    uint32_t shortest_ = 0;
    uint32_t longest_ = 0;
    // Samples since the last crossing, or since the stretch began; stops when it is longer than any cycle.
    uint32_t since_ = 0;
    // Where the last crossing lay, 2^-15 of a sample.
    uint32_t fraction_ = 0;
    int32_t before_ = 0;
    // Of this window; time in samples, 2^-15.
    uint32_t cycles_ = 0;
    uint32_t cycle_time_ = 0;
    bool enabled_ = false;
    bool armed_ = false;
    bool seen_ = false;
};

}  // namespace wuxi
