// Integer square root.
#pragma once

#include <stdint.h>

namespace wuxi::vibration {

/// floor(sqrt(x)). At most 16 rounds, about 130 instructions.
uint32_t square_root(uint32_t x);

/// The amplitude of a sine, in counts with 12 fraction bits, whose mean square is 4 * quarter: sqrt(8 * quarter).
/// Within 0.01 % (16 significant bits). Negative numbers (undershoot of a filter) count as 0.
int32_t amplitude_of(int32_t quarter);

}  // namespace wuxi::vibration
