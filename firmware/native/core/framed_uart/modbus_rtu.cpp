#include "framed_uart/modbus_rtu.hpp"

#include "framed_uart/checksums.hpp"

namespace wuxi::modbus_rtu {
namespace {

constexpr uint32_t shortest = 4;
constexpr uint32_t longest = 256;
constexpr uint32_t exception_size = 5;
constexpr uint8_t highest_address = 247;

// The lengths a frame may have by its function (MODBUS Application Protocol V1.1b3, 6); 0: none known.
struct lengths {
    uint32_t of_request;
    uint32_t of_reply;
};

lengths lengths_of(const uint8_t* bytes, uint32_t count) {
    const uint8_t function = bytes[1];
    if ((function & 0x80U) != 0) {
        return {0, exception_size};
    }
    if (function >= 1 && function <= 4) {
        return {8, bytes[2] + 5U};
    }
    if (function == 5 || function == 6) {
        return {8, 8};
    }
    if (function == 15 || function == 16) {
        return {count > 6 ? bytes[6] + 9U : 0, 8};
    }
    return {0, 0};
}

bool right(const uint8_t* bytes, uint32_t size, uint32_t count) {
    return size >= shortest && size <= longest && size <= count && crc16_modbus(bytes, size) == 0;
}

}  // namespace

verdict candidate(const uint8_t* bytes, uint32_t count, bool ended) {
    if (bytes[0] > highest_address || (count > 1 && (bytes[1] & 0x7FU) == 0)) {
        return {verdict::kind::noise, 1};
    }
    if (!ended && count <= longest) {
        return {};
    }
    if (count < shortest) {
        return {verdict::kind::noise, 1};
    }
    const lengths known = lengths_of(bytes, count);
    if (right(bytes, known.of_reply, count)) {
        return {verdict::kind::frame, static_cast<uint16_t>(known.of_reply)};
    }
    if (right(bytes, known.of_request, count)) {
        return {verdict::kind::frame, static_cast<uint16_t>(known.of_request)};
    }
    if (right(bytes, count, count)) {
        return {verdict::kind::frame, static_cast<uint16_t>(count)};
    }
    return {count > longest ? verdict::kind::form : verdict::kind::checksum,
            static_cast<uint16_t>(count > longest ? longest : count)};
}

bool answers(const uint8_t* request, uint32_t request_size, const uint8_t* reply, uint32_t reply_size) {
    if (request_size < shortest || reply_size < shortest) {
        return false;
    }
    if (request[0] != reply[0] || ((request[1] ^ reply[1]) & 0x7FU) != 0) {
        return false;
    }
    if ((reply[1] & 0x80U) != 0) {
        return reply_size == exception_size;
    }
    const uint8_t function = request[1];
    if (function < 1 || function > 4 || request_size != 8) {
        return true;
    }
    const uint32_t asked = (static_cast<uint32_t>(request[4]) << 8) | request[5];
    const uint32_t data_bytes = function <= 2 ? (asked + 7) / 8 : asked * 2;
    return reply[2] == data_bytes && reply_size == data_bytes + 5;
}

}  // namespace wuxi::modbus_rtu
