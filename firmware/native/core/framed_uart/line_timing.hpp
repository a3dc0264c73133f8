// The speed of an asynchronous line.
#pragma once

#include <stdint.h>

namespace wuxi {

/// How long a character takes, in 1/1024 µs, so that 256 characters are off by less than 1 µs and no division is
/// needed.
struct line_timing {
    int64_t char_q10 = 0;

    static line_timing of(int32_t baud, int32_t bits_per_char) {
        return line_timing{(static_cast<int64_t>(bits_per_char) * 1000000 * 1024 + baud - 1) / baud};
    }

    /// The time `characters` take, µs.
    int64_t us(int64_t characters) const { return (characters * char_q10) >> 10; }
};

}  // namespace wuxi
