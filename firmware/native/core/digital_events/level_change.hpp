// A confirmed change of one input.
#pragma once

#include <stdint.h>

namespace wuxi {

/// A change of level that has held.
struct level_change {
    /// Time of the first edge of the change, microseconds.
    int64_t time_us;
    bool level;
};

}  // namespace wuxi
