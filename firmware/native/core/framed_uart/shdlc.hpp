// Frames of Sensirion's SHDLC (SPS30).
#pragma once

#include <stdint.h>

#include "framed_uart/verdict.hpp"

namespace wuxi::shdlc {

/// 7E, stuffed content, 7E; the content of an answer is address, command, state, length, data, checksum (inverted sum
/// of all before it, over unstuffed bytes) (SPS30 data sheet, 5.2). At most 258 bytes on the wire, both 7E counted; the
/// SPS30's longest answer, 45 bytes, takes at most 92.
verdict candidate(const uint8_t* bytes, uint32_t count, bool ended);

/// Puts the unstuffed content of the frame of `size` bytes (a candidate that was found right) at `bytes`, in place,
/// without the 7Es and with its checksum; returns its size, 5 … 256.
uint32_t unwrap(uint8_t* bytes, uint32_t size);

/// Whether the unwrapped `reply` answers `request` (as sent, stuffed, with its 7Es): same address, same command.
bool answers(const uint8_t* request, uint32_t request_size, const uint8_t* reply, uint32_t reply_size);

}  // namespace wuxi::shdlc
