// Sines of the 4096 parts of a turn.
#pragma once

#include <stdint.h>

namespace wuxi::vibration {

constexpr int32_t turn = 4096;

/// sin(2 pi i / 4096) * 2^15, at most 32767; i of any size or sign. Flash 2050 bytes.
int32_t sine(int32_t i);

inline int32_t cosine(int32_t i) { return sine(i + turn / 4); }

}  // namespace wuxi::vibration
