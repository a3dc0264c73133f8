// The part of the samples that a window takes.
#pragma once

#include <stdint.h>

namespace wuxi {

/// Which part of a sum a window takes.
enum class sum_stretch : uint8_t {
    /// Everything added since the last take: no mains.
    everything,
    /// From the first mark (when `skip_to_mark` was called) to the end: the mains went away in the window.
    after_skip,
    /// From the first mark or the last take to the last mark: whole cycles; what follows stays for the next window.
    to_mark,
};

}  // namespace wuxi
