#include "framed_uart/meter_frame.hpp"

#include "framed_uart/checksums.hpp"
#include "framed_uart/meter_address.hpp"

namespace wuxi {

verdict meter_frame::candidate(const uint8_t* bytes, uint32_t count) const {
    if (bytes[0] == 0xFE) {
        return {verdict::kind::idle, 1};
    }
    if (bytes[0] != 0x68) {
        return {verdict::kind::noise, 1};
    }
    if (count <= length_at()) {
        return {};
    }
    const uint32_t size = bytes[length_at()] + overhead();
    if (bytes[length_at()] > longest_data) {
        return {verdict::kind::form, static_cast<uint16_t>(data_at())};
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

bool meter_frame::is_reply(const uint8_t* request, uint32_t request_size, const uint8_t* reply,
                           uint32_t reply_size) const {
    if (request_size < overhead() || reply_size < overhead()) {
        return false;
    }
    const uint8_t said = reply[control_at];
    return address_matches(request + 1, reply + 1, address_size) && (said & 0x80U) != 0 &&
           ((request[control_at] ^ said) & 0x1FU) == 0;
}

}  // namespace wuxi
