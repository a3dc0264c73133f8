// The checksums of the serial protocols.
#pragma once

#include <stdint.h>

namespace wuxi {

/// Sum of `count` bytes. Of it DL/T 645, CJ/T 188, SDS011, Winsen and SHDLC use the low 8 bits, Plantower 16.
uint32_t sum_of(const uint8_t* bytes, uint32_t count);

/// CRC-16 of Modbus (polynomial A001 reflected, start FFFF; MODBUS over Serial Line V1.02, 6.2.2). Over a frame with
/// its CRC it is 0.
uint16_t crc16_modbus(const uint8_t* bytes, uint32_t count);

}  // namespace wuxi
