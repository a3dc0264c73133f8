// One entry of the journal of totals.
#pragma once

#include <stdint.h>

namespace wuxi {

/// The totals of four channels under a number that only grows. In flash 40 bytes, little-endian: sequence (4), totals
/// (4 x 8), CRC-32 of these 36 bytes (polynomial 04C11DB7 reflected, start and final XOR FFFFFFFF; ITU-T
/// V.42 8.1.1.6.2).
struct totals_record {
    static constexpr int32_t channels = 4;
    static constexpr int32_t size = 40;

    /// Grows with every slot: at one slot in 10 s it lasts 1,361 years.
    uint32_t sequence;
    int64_t totals[channels];

    void encode(uint8_t* bytes) const;

    /// False when the bytes are no record (an erased slot is none).
    bool decode(const uint8_t* bytes);
};

}  // namespace wuxi
