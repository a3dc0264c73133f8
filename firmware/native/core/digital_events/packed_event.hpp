// A change of one input in eight bytes.
#pragma once

#include <stdint.h>

namespace wuxi {

/// Slot 0 … 7, generation 0 … 15, level, and a time below 2^56 microseconds (2283 years), so that no event needs
/// another to be understood. RAM: 8 bytes, aligned to 4.
class packed_event {
  public:
    static constexpr int64_t time_end = INT64_C(1) << 56;

    packed_event() = default;
    packed_event(int32_t slot, uint32_t generation, bool level, int64_t time_us)
        : low_(static_cast<uint32_t>(time_us)),
          high_((level ? 0x80000000U : 0U) | static_cast<uint32_t>(slot) << 28 | generation << 24 |
                static_cast<uint32_t>(time_us >> 32)) {}

    int32_t slot() const { return static_cast<int32_t>(high_ >> 28 & 7U); }
    uint32_t generation() const { return high_ >> 24 & 15U; }
    bool level() const { return (high_ & 0x80000000U) != 0; }
    int64_t time_us() const { return static_cast<int64_t>(high_ & 0xFFFFFFU) << 32 | low_; }

  private:
    uint32_t low_ = 0;
    uint32_t high_ = 0;
};

}  // namespace wuxi
