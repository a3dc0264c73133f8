// Frames of Winsen gas modules (MH-Z19B, ZE07-CO, ZE07-CH2O).
#pragma once

#include <stdint.h>

#include "framed_uart/verdict.hpp"

namespace wuxi::winsen {

/// FF, 86 (answer to a read) or 04 (active upload of carbon monoxide), six bytes, checksum = -(sum of bytes 1…7): 9
/// bytes (ZE07-CO and MH-Z19B manuals).
verdict candidate(const uint8_t* bytes, uint32_t count, bool ended);

/// Whether `reply` answers `request` (FF 01 command …): it repeats the command. Only 86 (read) has an answer.
bool answers(const uint8_t* request, uint32_t request_size, const uint8_t* reply, uint32_t reply_size);

}  // namespace wuxi::winsen
