// Bytes from hexadecimal text.
#pragma once

#include <stdint.h>

namespace wuxi {

/// Up to 96 bytes from text like "68 AA 0F"; other characters are passed over.
struct hex {
    static constexpr int32_t capacity = 96;

    uint8_t bytes[capacity] = {};
    int32_t count = 0;

    hex() = default;
    // Implicit, so that tests read as tables.
    hex(const char* text) {
        int32_t digits = 0;
        for (; *text != 0 && count < capacity; text++) {
            const char c = *text;
            int32_t digit = -1;
            if (c >= '0' && c <= '9') {
                digit = c - '0';
            } else if (c >= 'A' && c <= 'F') {
                digit = c - 'A' + 10;
            } else if (c >= 'a' && c <= 'f') {
                digit = c - 'a' + 10;
            }
            if (digit < 0) {
                continue;
            }
            bytes[count] = static_cast<uint8_t>(bytes[count] * 16 + digit);
            digits++;
            count += digits % 2 == 0 ? 1 : 0;
        }
    }
};

}  // namespace wuxi
