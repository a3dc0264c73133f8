#include "pulse_counter/totals_record.hpp"

namespace wuxi {

namespace {

constexpr int32_t checked = totals_record::size - 4;

uint32_t crc32(const uint8_t* bytes, int32_t count) {
    // By half bytes: a table of 64 bytes instead of 1,024.
    static constexpr uint32_t table[16] = {0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC, 0x76DC4190, 0x6B6B51F4,
                                           0x4DB26158, 0x5005713C, 0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C,
                                           0x9B64C2B0, 0x86D3D2D4, 0xA00AE278, 0xBDBDF21C};
    uint32_t crc = 0xFFFFFFFF;
    for (int32_t i = 0; i < count; i++) {
        crc ^= bytes[i];
        crc = (crc >> 4) ^ table[crc & 15U];
        crc = (crc >> 4) ^ table[crc & 15U];
    }
    return ~crc;
}

void put(uint8_t* at, uint32_t value) {
    for (int32_t i = 0; i < 4; i++) {
        at[i] = static_cast<uint8_t>(value >> (8 * i));
    }
}

uint32_t get(const uint8_t* at) {
    uint32_t value = 0;
    for (int32_t i = 3; i >= 0; i--) {
        value = value << 8 | at[i];
    }
    return value;
}

}  // namespace

void totals_record::encode(uint8_t* bytes) const {
    put(bytes, sequence);
    for (int32_t i = 0; i < channels; i++) {
        put(bytes + 4 + 8 * i, static_cast<uint32_t>(totals[i]));
        put(bytes + 8 + 8 * i, static_cast<uint32_t>(static_cast<uint64_t>(totals[i]) >> 32));
    }
    put(bytes + checked, crc32(bytes, checked));
}

bool totals_record::decode(const uint8_t* bytes) {
    if (get(bytes + checked) != crc32(bytes, checked)) {
        return false;
    }
    sequence = get(bytes);
    for (int32_t i = 0; i < channels; i++) {
        const uint64_t total = get(bytes + 4 + 8 * i) | static_cast<uint64_t>(get(bytes + 8 + 8 * i)) << 32;
        totals[i] = static_cast<int64_t>(total);
        if (totals[i] < 0) {
            return false;
        }
    }
    return true;
}

}  // namespace wuxi
