// The slow and plain way to find frames, against which the framers are held. Used by the tests and the fuzzers.
#pragma once

#include <stdint.h>
#include <string.h>

namespace wuxi::reference {

/// A frame as the reference finds it.
struct found_frame {
    uint32_t start = 0;  // in the stream
    uint32_t wire_size = 0;
    uint32_t size = 0;
    uint8_t bytes[260] = {};
};

inline uint32_t sum(const uint8_t* bytes, uint32_t count) {
    uint32_t total = 0;
    while (count-- > 0) {
        total += *bytes++;
    }
    return total;
}

inline uint32_t crc(const uint8_t* bytes, uint32_t count) {
    uint32_t value = 0xFFFF;
    for (uint32_t i = 0; i < count; i++) {
        value ^= bytes[i];
        for (int bit = 0; bit < 8; bit++) {
            value = (value & 1U) != 0 ? (value >> 1) ^ 0xA001U : value >> 1;
        }
    }
    return value;
}

inline bool crc_right(const uint8_t* bytes, uint32_t size) {
    return size >= 4 && crc(bytes, size - 2) == (bytes[size - 2] | static_cast<uint32_t>(bytes[size - 1]) << 8);
}

/// Meters: `header` bytes up to and with the length, a second 68 at 7 for DL/T 645.
inline uint32_t meter_frame(const uint8_t* bytes, uint32_t left, uint32_t header, uint32_t longest, bool second_start) {
    if (left < header || bytes[0] != 0x68 || (second_start && bytes[7] != 0x68) || bytes[header - 1] > longest) {
        return 0;
    }
    const uint32_t size = header + bytes[header - 1] + 2;
    return size <= left && bytes[size - 1] == 0x16 && static_cast<uint8_t>(sum(bytes, size - 2)) == bytes[size - 2]
               ? size
               : 0;
}

inline uint32_t modbus_frame(const uint8_t* bytes, uint32_t left) {
    if (left < 4 || bytes[0] > 247 || (bytes[1] & 0x7F) == 0) {
        return 0;
    }
    uint32_t sizes[2] = {0, 0};
    const uint32_t function = bytes[1];
    if (function > 0x80) {
        sizes[0] = 5;
    } else if (function < 5) {
        sizes[0] = 5U + bytes[2];
        sizes[1] = 8;
    } else if (function == 5 || function == 6) {
        sizes[0] = 8;
    } else if (function == 15 || function == 16) {
        sizes[0] = 8;
        sizes[1] = left > 6 ? 9U + bytes[6] : 0;
    }
    for (uint32_t size : sizes) {
        if (size != 0 && size <= left && size <= 256 && crc_right(bytes, size)) {
            return size;
        }
    }
    return left <= 256 && crc_right(bytes, left) ? left : 0;
}

/// Also writes the content.
inline uint32_t shdlc_frame(const uint8_t* bytes, uint32_t left, uint8_t* content, uint32_t& content_size) {
    content_size = 0;
    if (left < 2 || bytes[0] != 0x7E || bytes[1] == 0x7E) {
        return 0;
    }
    for (uint32_t i = 1; i < left && i < 258; i++) {
        uint8_t byte = bytes[i];
        if (byte == 0x7E) {
            const bool right = content_size >= 5 && content[3] == content_size - 5 &&
                               static_cast<uint8_t>(~sum(content, content_size - 1)) == content[content_size - 1];
            return right ? i + 1 : 0;
        }
        if (byte == 0x7D) {
            i++;
            if (i >= left || (bytes[i] != 0x5E && bytes[i] != 0x5D && bytes[i] != 0x31 && bytes[i] != 0x33)) {
                return 0;
            }
            byte = static_cast<uint8_t>(bytes[i] ^ 0x20);
        }
        content[content_size++] = byte;
    }
    return 0;
}

/// The size on the wire of the frame that begins at `bytes`, of which `left` come without a pause; 0 when none does.
inline uint32_t frame_at(int32_t protocol, const uint8_t* bytes, uint32_t left, found_frame& into) {
    uint32_t size = 0;
    switch (protocol) {
        case 0:
            size = meter_frame(bytes, left, 10, 200, true);
            break;
        case 1:
            size = meter_frame(bytes, left, 11, 100, false);
            break;
        case 2:
            size = modbus_frame(bytes, left);
            break;
        case 3: {
            const uint32_t length = left >= 4 ? bytes[2] * 256U + bytes[3] : 0;
            if (left >= 8 && bytes[0] == 0x42 && bytes[1] == 0x4D && length >= 4 && length <= 60 && length % 2 == 0 &&
                length + 4 <= left && sum(bytes, length + 2) == bytes[length + 2] * 256U + bytes[length + 3]) {
                size = length + 4;
            }
            break;
        }
        case 4: {
            uint8_t content[260];
            uint32_t content_size = 0;
            size = shdlc_frame(bytes, left, content, content_size);
            into.size = content_size;
            memcpy(into.bytes, content, content_size);
            into.wire_size = size;
            return size;
        }
        case 5:
            if (left >= 10 && bytes[0] == 0xAA && (bytes[1] == 0xC0 || bytes[1] == 0xC5) && bytes[9] == 0xAB &&
                static_cast<uint8_t>(sum(bytes + 2, 6)) == bytes[8]) {
                size = 10;
            }
            break;
        default:
            if (left >= 9 && bytes[0] == 0xFF && (bytes[1] == 0x86 || bytes[1] == 0x04) &&
                static_cast<uint8_t>(0x100 - static_cast<uint8_t>(sum(bytes + 1, 7))) == bytes[8]) {
                size = 9;
            }
            break;
    }
    into.size = size;
    into.wire_size = size;
    memcpy(into.bytes, bytes, size);
    return size;
}

/// The next frame of the stream from `at` on, greedily from the left; `stretch_end[i]` is the end of the stretch
/// without a pause to which byte i belongs. False when there is none.
inline bool next_frame(int32_t protocol, const uint8_t* stream, uint32_t count, const uint32_t* stretch_end,
                       uint32_t& at, found_frame& into) {
    for (; at < count; at++) {
        if (frame_at(protocol, stream + at, stretch_end[at] - at, into) != 0) {
            into.start = at;
            at += into.wire_size;
            return true;
        }
    }
    return false;
}

}  // namespace wuxi::reference
