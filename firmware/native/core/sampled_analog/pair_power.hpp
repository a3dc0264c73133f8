// The product of a voltage and a current, with the delay between them corrected.
#pragma once

#include <stdint.h>

#include "sampled_analog/cut_sum.hpp"

namespace wuxi {

/// Sums of u * i for one pair, the earlier of the two delayed by a whole and a fractional number of samples.
///
/// The fraction is a cubic interpolation (Lagrange, four taps): a linear one loses 1 - cos(pi * 50 Hz / rate) of the
/// power at half a sample, 0.3 % at 2 kHz, which is more than the driver may err. Range: |delay| < 11 samples. Cost a
/// sample: five multiplications, one 64-bit and two 32-bit additions into sums; integers only. RAM: 200 bytes.
/// One thread.
class pair_power {
  public:
    /// The sums of a window, 2^-15 (and `delayed` and `product` 2^-4 more).
    struct sums {
        int64_t straight;
        int64_t delayed;
        int64_t product;
    };

    /// `delay`: by how many samples the current comes after the voltage it belongs to (negative: before).
    void configure(float delay);

    /// The next sample of both, counts about 0, |counts| <= 2048. Not yet added: a cut may lie before it.
    void next(int32_t voltage, int32_t current);
    /// Adds what `next` was given.
    void add();
    /// A cut lies between the sample added last and the one given to `next`.
    void mark(const cut_weights& weights, bool skip);
    sums take(sum_stretch stretch);
    /// The next sample does not follow the last one.
    void restart() { filled_ = false; }

  private:
    static constexpr uint32_t line_length = 16;

    int16_t line_[line_length] = {};
    // 2^-14; their sum is 1.
    int32_t taps_[4] = {};
    uint32_t position_ = 0;
    uint32_t whole_delay_ = 0;
    int32_t straight_before_ = 0;
    int32_t straight_now_ = 0;
    // 2^-4 counts.
    int32_t delayed_now_ = 0;
    cut_sum straight_;
    cut_sum delayed_;
    cut_sum product_;
    bool delays_voltage_ = false;
    bool filled_ = false;
};

}  // namespace wuxi
