#include "framed_uart/cjt188.hpp"

#include "framed_uart/checksums.hpp"
#include "framed_uart/meter_address.hpp"

namespace wuxi::cjt188 {
namespace {

constexpr uint32_t control_at = 9;
constexpr uint32_t length_at = 10;
constexpr uint32_t data_at = 11;
constexpr uint32_t frame_overhead = 13;
constexpr uint32_t longest_data = 100;

}  // namespace

verdict candidate(const uint8_t* bytes, uint32_t count, bool) {
    if (bytes[0] == 0xFE) {
        return {verdict::kind::idle, 1};
    }
    if (bytes[0] != 0x68) {
        return {verdict::kind::noise, 1};
    }
    if (count <= length_at) {
        return {};
    }
    const uint32_t size = bytes[length_at] + frame_overhead;
    if (bytes[length_at] > longest_data) {
        return {verdict::kind::form, data_at};
    }
    if (count < size) {
        return {};
    }
    if (bytes[size - 1] != 0x16) {
        return {verdict::kind::form, static_cast<uint16_t>(size)};
    }
    const bool right = (sum_of(bytes, size - 2) & 0xFFU) == bytes[size - 2];
    return {right ? verdict::kind::frame : verdict::kind::checksum, static_cast<uint16_t>(size)};
}

bool answers(const uint8_t* request, uint32_t request_size, const uint8_t* reply, uint32_t reply_size) {
    if (request_size < frame_overhead || reply_size < frame_overhead) {
        return false;
    }
    const uint8_t asked = request[control_at];
    const uint8_t said = reply[control_at];
    if (!address_matches(request + 1, reply + 1, 8) || (said & 0x80U) == 0 || ((asked ^ said) & 0x1FU) != 0) {
        return false;
    }
    const uint32_t function = asked & 0x1FU;
    const bool read = function == 0x01 || function == 0x03 || function == 0x09;
    if (!read || (said & 0x40U) != 0) {
        return true;
    }
    if (request[length_at] < 2 || request_size < data_at + 2 || reply[length_at] < 2) {
        return false;
    }
    const uint8_t first = request[data_at];
    const uint8_t second = request[data_at + 1];
    return (reply[data_at] == first && reply[data_at + 1] == second) ||
           (reply[data_at] == second && reply[data_at + 1] == first);
}

}  // namespace wuxi::cjt188
