// A cut between two samples.
#pragma once

#include <stdint.h>

namespace wuxi {

/// Where between two samples a sum is cut, as the trapezoidal rule weighs the two: with the cut at the fraction f of
/// the way, the part before it loses (1 - f)^2 / 2 of the earlier sample and gains f^2 / 2 of the later one.
struct cut_weights {
    /// Fractions in 2^-15.
    int32_t earlier;
    int32_t later;

    /// `fraction` 0 … 32768 of the way from the earlier to the later sample.
    static cut_weights at(uint32_t fraction) {
        const uint32_t rest = 32768U - fraction;
        return {static_cast<int32_t>((rest * rest) >> 16), static_cast<int32_t>((fraction * fraction) >> 16)};
    }
};

}  // namespace wuxi
