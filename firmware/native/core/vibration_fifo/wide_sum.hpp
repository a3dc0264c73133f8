// A sum of 96 bits, for fourth powers of full-scale samples.
#pragma once

#include <stdint.h>

namespace wuxi::vibration {

/// Adds signed or unsigned 64-bit numbers without loss: 2^31 of any size. RAM 12 bytes.
struct wide_sum {
    uint64_t low;
    int32_t high;

    void clear() {
        low = 0;
        high = 0;
    }

    void add(uint64_t value) {
        low += value;
        high += low < value ? 1 : 0;
    }

    void add_signed(int64_t value) {
        add(static_cast<uint64_t>(value));
        high -= value < 0 ? 1 : 0;
    }

    /// Once a window. A small negative sum must not be taken as the difference of two huge numbers.
    double value() const {
        if (high == -1) {
            return -static_cast<double>(~low) - 1.0;
        }
        return static_cast<double>(high) * 18446744073709551616.0 + static_cast<double>(low);
    }
};

}  // namespace wuxi::vibration
