// Frames of the Nova SDS011 particle sensor.
#pragma once

#include <stdint.h>

#include "framed_uart/verdict.hpp"

namespace wuxi::sds011 {

/// AA, C0 (data) or C5 (answer to a command), six bytes, their sum, AB: 10 bytes (SDS011 control protocol V1.3).
verdict candidate(const uint8_t* bytes, uint32_t count, bool ended);

/// Whether `reply` answers `request` (AA B4 command …): to the query 04 a frame C0, to the others a frame C5 that
/// repeats the command.
bool answers(const uint8_t* request, uint32_t request_size, const uint8_t* reply, uint32_t reply_size);

}  // namespace wuxi::sds011
