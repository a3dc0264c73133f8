// Frames of Modbus RTU.
#pragma once

#include <stdint.h>

#include "framed_uart/verdict.hpp"

namespace wuxi::modbus_rtu {

/// Address 0…247, function, data, CRC; 4 … 256 bytes (MODBUS over Serial Line V1.02, 2.5.1). A frame has no length: it
/// is decided when the line has fallen silent (`ended`) or more than 256 bytes have come without a pause. First the
/// whole stretch is tried; then, since an echo and its answer may come in one piece from a port that was polled late,
/// and a line driver that lets go may add a byte, the lengths that the function code allows for a request and for a
/// reply.
verdict candidate(const uint8_t* bytes, uint32_t count, bool ended);

/// Whether `reply` (a whole frame) answers `request`: same address, same function (bit 7 aside, with which it is an
/// exception of 5 bytes), and for the reads 1…4 as many data bytes as were asked for.
bool answers(const uint8_t* request, uint32_t request_size, const uint8_t* reply, uint32_t reply_size);

}  // namespace wuxi::modbus_rtu
