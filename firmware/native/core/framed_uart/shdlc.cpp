#include "framed_uart/shdlc.hpp"

namespace wuxi::shdlc {
namespace {

constexpr uint8_t flag = 0x7E;
constexpr uint8_t escape = 0x7D;
constexpr uint8_t escape_bit = 0x20;
constexpr uint32_t longest = 258;
constexpr uint32_t content_overhead = 5;
constexpr uint32_t length_at = 3;

// Only the four bytes that must be stuffed may be: 7E, 7D, 11 and 13 (SPS30 data sheet, 5.2).
bool may_follow_escape(uint8_t byte) { return byte == 0x5E || byte == 0x5D || byte == 0x31 || byte == 0x33; }

// Reads one byte of the content and goes on; false, and no step, at its end or at a wrong escape.
bool read(const uint8_t* bytes, uint32_t end, uint32_t& at, uint8_t& byte) {
    if (at >= end) {
        return false;
    }
    if (bytes[at] != escape) {
        byte = bytes[at++];
        return true;
    }
    if (at + 1 >= end || !may_follow_escape(bytes[at + 1])) {
        return false;
    }
    byte = bytes[at + 1] ^ escape_bit;
    at += 2;
    return true;
}

}  // namespace

verdict candidate(const uint8_t* bytes, uint32_t count, bool) {
    if (bytes[0] != flag || (count > 1 && bytes[1] == flag)) {
        return {verdict::kind::noise, 1};
    }
    uint32_t end = 1;
    while (end < count && bytes[end] != flag) {
        end++;
    }
    if (end >= longest) {
        return {verdict::kind::form, longest};
    }
    if (end == count) {
        return {};
    }
    const uint16_t size = static_cast<uint16_t>(end + 1);
    uint32_t at = 1;
    uint32_t content = 0;
    uint32_t length = 0;
    uint32_t sum = 0;
    uint8_t byte = 0;
    while (read(bytes, end, at, byte)) {
        length = content == length_at ? byte : length;
        sum += byte;
        content++;
    }
    if (at != end || content != length + content_overhead) {
        return {verdict::kind::form, size};
    }
    // The last byte is the complement of the sum of the others.
    return {(sum & 0xFFU) == 0xFFU ? verdict::kind::frame : verdict::kind::checksum, size};
}

uint32_t unwrap(uint8_t* bytes, uint32_t size) {
    uint32_t at = 1;
    uint32_t content = 0;
    uint8_t byte = 0;
    while (read(bytes, size - 1, at, byte)) {
        bytes[content++] = byte;
    }
    return content;
}

bool answers(const uint8_t* request, uint32_t request_size, const uint8_t* reply, uint32_t reply_size) {
    uint32_t at = 1;
    uint8_t address = 0;
    uint8_t command = 0;
    return reply_size >= content_overhead && request_size > 1 && request[0] == flag &&
           read(request, request_size, at, address) && read(request, request_size, at, command) &&
           address == reply[0] && command == reply[1];
}

}  // namespace wuxi::shdlc
