// 4096 samples with one common exponent.
#pragma once

#include <stdint.h>

namespace wuxi::vibration {

/// A block that grows its exponent when a sample does not fit, so that weak signals keep the fraction bits which
/// decimation has won and strong ones still fit 16 bits.
///
/// Input: counts with 12 fraction bits, any int32. The first sample becomes the zero, so gravity takes no room.
/// Capacity 4096 samples; more are ignored. RAM 8204 bytes. Cost: 30 instructions a sample; a growth halves what is
/// there (at most 17 times a block, 4096 * 6 instructions each, 0.15 ms at 160 MHz). Threads: the port's.
class capture {
  public:
    static constexpr int32_t capacity = 4096;
    static constexpr int32_t fraction_bits = 12;  // of the input
    static constexpr int32_t kept_bits = 11;      // of a number at exponent 0

    void start();
    void append(int32_t value);
    bool full() const { return count_ == capacity; }

    /// A sample is its number * 2^exponent / 2^11 counts above the first.
    int32_t exponent() const { return exponent_; }

    /// Of all that was appended, counts. Once a block, before the transform.
    float mean() const;

    /// The numbers; the transform works in place.
    int16_t* numbers() { return numbers_; }

  private:
    void grow();
    int32_t rounded(int32_t difference) const;

    int16_t numbers_[capacity];
    int32_t count_;
    int32_t exponent_;
    int32_t zero_;
};

}  // namespace wuxi::vibration
