// Repeatable pseudo-random numbers for property tests (xorshift32, Marsaglia 2003).
#pragma once

#include <stdint.h>

namespace wuxi {

/// The same seed gives the same numbers on every machine.
class prng {
  public:
    explicit prng(uint32_t seed) : state_(seed == 0 ? 1 : seed) {}

    uint32_t next() {
        state_ ^= state_ << 13;
        state_ ^= state_ >> 17;
        state_ ^= state_ << 5;
        return state_;
    }

    /// 0 … n - 1.
    uint32_t below(uint32_t n) { return static_cast<uint32_t>((static_cast<uint64_t>(next()) * n) >> 32); }

    /// 0 … 1, without 1.
    float unit() { return static_cast<float>(next() >> 8) / 16777216.0f; }

  private:
    uint32_t state_;
};

}  // namespace wuxi
