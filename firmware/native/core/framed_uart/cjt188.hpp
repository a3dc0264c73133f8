// Frames of CJ/T 188 (2004/2018) water, gas and heat meters.
#pragma once

#include <stdint.h>

#include "framed_uart/verdict.hpp"

namespace wuxi::cjt188 {

/// 68 T A0…A6 C L data CS 16 (CJ/T 188-2004), with FE wake-up bytes before it. At most 100 data bytes, so a frame has
/// 13 … 113 bytes and a longer one is refused.
verdict candidate(const uint8_t* bytes, uint32_t count, bool ended);

/// Whether `reply` (a whole frame) answers `request` (as sent, FE in front allowed): same type and address (AA in the
/// request matches any byte), bit 7 of C set, same function (bits 4…0), and for the reads 01, 03 and 09 the same data
/// identifier, in either byte order (both are in the field), unless the reply is an error (bit 6).
bool answers(const uint8_t* request, uint32_t request_size, const uint8_t* reply, uint32_t reply_size);

}  // namespace wuxi::cjt188
