// The upper half of a 32 x 32 bit product: one instruction (mulh) on rv32imc.
#pragma once

#include <stdint.h>

namespace wuxi::vibration {

/// floor(a * b / 2^32).
inline int32_t high_word(int32_t a, int32_t b) { return static_cast<int32_t>((static_cast<int64_t>(a) * b) >> 32); }

}  // namespace wuxi::vibration
