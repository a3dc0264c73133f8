// Crossings of the mains voltage.
#pragma once

#include <stdint.h>

namespace wuxi {

/// What a sample of the voltage brought.
enum class mains_crossing : uint8_t {
    none,
    /// The first crossing, less than a cycle after the stretch began: what lies before is no whole cycle.
    first,
    /// A crossing that ends a cycle of 44 … 56 Hz.
    cycle,
    /// A crossing sooner or later than that: the samples before it count, but not as a cycle.
    other,
};

}  // namespace wuxi
