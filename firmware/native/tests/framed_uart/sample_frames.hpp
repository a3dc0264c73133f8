// Right frames of each protocol to build streams from.
#pragma once

#include <stdint.h>
#include <string.h>

#include "prng.hpp"
#include "reference.hpp"

namespace wuxi {

/// Writes a whole frame of the protocol with pseudo-random content at `into` (260 bytes of room); its size on the wire.
inline uint32_t sample_frame(int32_t protocol, prng& random, uint8_t* into) {
    // Start bytes and ends are frequent in the content, since they are what leads a search astray.
    const uint8_t tempting[] = {0x68, 0x16, 0xFE, 0x42, 0x4D, 0x7E, 0x7D, 0xAA,
                                0xC0, 0xAB, 0xFF, 0x86, 0x01, 0x03, 0x00, 0x11};
    uint8_t data[64];
    for (uint8_t& byte : data) {
        byte = random.below(3) == 0 ? tempting[random.below(16)] : static_cast<uint8_t>(random.next());
    }
    switch (protocol) {
        case 0:
        case 1: {
            const uint32_t address = protocol == 0 ? 6 : 8;
            const uint32_t length = random.below(30);
            uint32_t n = 0;
            into[n++] = 0x68;
            memcpy(into + n, data, address);
            n += address;
            if (protocol == 0) {
                into[n++] = 0x68;
            }
            into[n++] = 0x91;
            into[n++] = static_cast<uint8_t>(length);
            memcpy(into + n, data + address, length);
            n += length;
            into[n] = static_cast<uint8_t>(reference::sum(into, n));
            into[n + 1] = 0x16;
            return n + 2;
        }
        case 2: {
            const uint32_t length = 2 * random.below(20);
            into[0] = static_cast<uint8_t>(1 + random.below(247));
            into[1] = static_cast<uint8_t>(3 + random.below(2));
            into[2] = static_cast<uint8_t>(length);
            memcpy(into + 3, data, length);
            const uint32_t crc = reference::crc(into, length + 3);
            into[length + 3] = static_cast<uint8_t>(crc);
            into[length + 4] = static_cast<uint8_t>(crc >> 8);
            return length + 5;
        }
        case 3: {
            const uint32_t length = random.below(4) == 0 ? 4 : 28;
            into[0] = 0x42;
            into[1] = 0x4D;
            into[2] = 0;
            into[3] = static_cast<uint8_t>(length);
            memcpy(into + 4, data, length - 2);
            const uint32_t sum = reference::sum(into, length + 2);
            into[length + 2] = static_cast<uint8_t>(sum >> 8);
            into[length + 3] = static_cast<uint8_t>(sum);
            return length + 4;
        }
        case 4: {
            const uint32_t length = random.below(45);
            uint8_t content[64];
            content[0] = 0;
            content[1] = 3;
            content[2] = 0;
            content[3] = static_cast<uint8_t>(length);
            memcpy(content + 4, data, length);
            content[4 + length] = static_cast<uint8_t>(~reference::sum(content, length + 4));
            uint32_t n = 0;
            into[n++] = 0x7E;
            for (uint32_t i = 0; i < length + 5; i++) {
                if (content[i] == 0x7E || content[i] == 0x7D || content[i] == 0x11 || content[i] == 0x13) {
                    into[n++] = 0x7D;
                    into[n++] = static_cast<uint8_t>(content[i] ^ 0x20);
                } else {
                    into[n++] = content[i];
                }
            }
            into[n++] = 0x7E;
            return n;
        }
        case 5:
            into[0] = 0xAA;
            into[1] = 0xC0;
            memcpy(into + 2, data, 6);
            into[8] = static_cast<uint8_t>(reference::sum(into + 2, 6));
            into[9] = 0xAB;
            return 10;
        default:
            into[0] = 0xFF;
            into[1] = random.below(3) == 0 ? 0x04 : 0x86;
            memcpy(into + 2, data, 6);
            into[8] = static_cast<uint8_t>(0U - reference::sum(into + 1, 7));
            return 9;
    }
}

}  // namespace wuxi
