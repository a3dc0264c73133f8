// Mean, RMS, peak and kurtosis of every sample of a window, in exact integer arithmetic.
#pragma once

#include <stdint.h>

#include "vibration_fifo/wide_sum.hpp"

namespace wuxi::vibration {

/// Counts are those of the parser's int16. All moments are about the mean and over n (not n - 1).
struct moments {
    float mean;      ///< counts
    float rms;       ///< of the deviation from the mean, counts
    float peak;      ///< largest deviation from the mean, counts
    float crest;     ///< peak / rms; 0 when the RMS is below one count
    float kurtosis;  ///< fourth moment / square of the second (3 for Gaussian noise); 0 when the RMS is below one count
};

/// Sums of the powers 1…4 of the difference to a reference near the mean, so that nothing is rounded until the end.
///
/// Capacity 2^30 samples a window. RAM 64 bytes. Cost: 56 instructions a sample on rv32imc, no division, no float;
/// `finish` about 10,000 instructions, once a window. Threads: the port's.
class window_statistics {
  public:
    /// A new instance; clip_limit in counts.
    void start(int32_t clip_limit);

    /// A new window; the last one's mean becomes the reference.
    void clear();

    void add(const int16_t* samples, int32_t count);

    uint32_t samples() const { return samples_; }
    uint32_t clipped() const { return clipped_; }
    moments finish() const;

  private:
    wide_sum third_;
    wide_sum fourth_;
    int64_t first_;
    uint64_t second_;
    uint32_t samples_;
    uint32_t clipped_;
    int32_t reference_;
    int32_t clip_limit_;
    int16_t lowest_;
    int16_t highest_;
    bool has_reference_;
};

}  // namespace wuxi::vibration
