// Finds the whole mains cycles in a voltage.
#pragma once

#include <stdint.h>

#include "sampled_analog/cut_weights.hpp"
#include "sampled_analog/mains_crossing.hpp"
#include "sampled_analog/sum_stretch.hpp"

namespace wuxi {

/// Rising crossings of a level by the smoothed voltage, with hysteresis and linear interpolation between the samples.
///
/// A low-pass of one pole at 25 Hz takes a harmonic n down to about 1/n of its share, so a wave whose harmonics add up
/// to less than its fundamental crosses once a cycle; that it also delays the crossing does not matter, since whole
/// cycles may begin anywhere. A crossing counts when the smoothed voltage was at least 8 counts below the level since
/// the last one (16 counts of voltage), and when the shortest cycle is over.
///
/// Range: 44 … 56 Hz, from 800 samples a second (below that a cycle has too few samples to interpolate). The first
/// crossing is taken 50 ms after the start, when the low-pass has settled to 0.04 %. Cost a sample: one multiplication;
/// integers only. RAM: 48 bytes. One thread.
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
    // Of the low-pass, 2^-14; its output about the level, counts in 2^-12.
    int32_t share_ = 0;
    int32_t smoothed_ = 0;
    // Samples until the low-pass has settled.
    uint32_t settling_ = 0;
    // Samples since the last crossing, or since the stretch began; stops when it is longer than any cycle.
    uint32_t since_ = 0;
    // Where the last crossing lay, 2^-15 of a sample.
    uint32_t fraction_ = 0;
    // Of this window; time in samples, 2^-15.
    uint32_t cycles_ = 0;
    uint32_t cycle_time_ = 0;
    bool enabled_ = false;
    bool armed_ = false;
    bool seen_ = false;
};

}  // namespace wuxi
