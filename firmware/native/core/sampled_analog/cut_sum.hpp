// A running sum that can be cut between two samples, so that it covers exactly whole mains cycles.
#pragma once

#include <stdint.h>

#include "sampled_analog/cut_weights.hpp"
#include "sampled_analog/sum_stretch.hpp"

namespace wuxi {

/// Sum of integer samples, |sample| < 2^28, at most 2^17 samples between two takes. Every sample counts in one take
/// and no more, in the parts given by the cuts. Cost: `add` is one 64-bit addition; the rest is for a crossing or a
/// window. RAM: 40 bytes. One thread.
class cut_sum {
  public:
    void add(int32_t sample) {
        part_ += sample;
        last_ = sample;
    }

    /// Notes the sum up to the cut between the last sample added and `next`, which is to be added after this.
    void mark(const cut_weights& weights, int32_t next) {
        marked_ = total() + static_cast<int64_t>(weights.later) * next - static_cast<int64_t>(weights.earlier) * last_;
    }

    /// What lies before the last mark is no whole cycle: it counts only if the window takes everything.
    void skip_to_mark() { skipped_ = marked_; }

    /// The sum in 2^-15.
    int64_t take(sum_stretch stretch) {
        const int64_t all = total();
        const int64_t end = stretch == sum_stretch::to_mark ? marked_ : all;
        const int64_t taken = stretch == sum_stretch::everything ? all : end - skipped_;
        base_ = all - end;
        part_ = 0;
        marked_ = 0;
        skipped_ = 0;
        return taken;
    }

  private:
    int64_t total() const { return base_ + part_ * 32768; }

    // Whole samples; and what the cuts left over, 2^-15.
    int64_t part_ = 0;
    int64_t base_ = 0;
    int64_t marked_ = 0;
    int64_t skipped_ = 0;
    int32_t last_ = 0;
};

}  // namespace wuxi
