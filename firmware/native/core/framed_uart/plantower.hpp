// Frames of Plantower particle sensors (PMS3003, PMS5003, PMS7003, PMSA003).
#pragma once

#include <stdint.h>

#include "framed_uart/verdict.hpp"

namespace wuxi::plantower {

/// 42 4D, length (16 bits, of what follows), data, sum (16 bits, of all before it) (PMS5003 data manual, appendix I).
/// The length is even and 4 (answer to a command) … 60, so a frame has 8 … 64 bytes; PMS5003 and PMS7003 send 32.
verdict candidate(const uint8_t* bytes, uint32_t count, bool ended);

/// Whether `reply` answers the command `request` (42 4D command …): to E2 (read) a frame of data, to the others a frame
/// of 8 bytes that repeats the command.
bool answers(const uint8_t* request, uint32_t request_size, const uint8_t* reply, uint32_t reply_size);

}  // namespace wuxi::plantower
