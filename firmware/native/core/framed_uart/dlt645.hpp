// Frames of DL/T 645-2007 electricity meters.
#pragma once

#include <stdint.h>

#include "framed_uart/verdict.hpp"

namespace wuxi::dlt645 {

/// 68 A0…A5 68 C L data CS 16 (DL/T 645-2007, 5.2), with FE wake-up bytes before it. A read answers at most 200 data
/// bytes (5.2.5), so a frame has 12 … 212 bytes and a longer one is refused.
verdict candidate(const uint8_t* bytes, uint32_t count, bool ended);

/// Whether `reply` (a whole frame) answers `request` (as sent, FE in front allowed): same address (AA in the request
/// matches any byte), bit 7 of C set, same function (bits 4…0), and for the reads 11 and 12 the same data identifier
/// unless the reply is an error (bit 6).
bool answers(const uint8_t* request, uint32_t request_size, const uint8_t* reply, uint32_t reply_size);

}  // namespace wuxi::dlt645
