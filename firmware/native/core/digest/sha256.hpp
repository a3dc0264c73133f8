// The compression function of SHA-256 (FIPS 180-4, 6.2.2). What surrounds it, padding and length, is C#.
#pragma once

#include <stdint.h>

namespace wuxi {

constexpr int32_t sha256_block_bytes = 64;
constexpr int32_t sha256_state_words = 8;

/// Takes one block of 64 bytes into the state.
void sha256_block(uint32_t (&state)[sha256_state_words], const uint8_t* block);

}  // namespace wuxi
