#include "framed_uart/cjt188.hpp"

#include "framed_uart/meter_frame.hpp"

namespace wuxi::cjt188 {
namespace {

// The address includes the meter's type.
constexpr meter_frame form = {8, 9, 100};
constexpr uint32_t control_at = form.control_at;
constexpr uint32_t length_at = form.length_at();
constexpr uint32_t data_at = form.data_at();

}  // namespace

verdict candidate(const uint8_t* bytes, uint32_t count, bool) { return form.candidate(bytes, count); }

bool answers(const uint8_t* request, uint32_t request_size, const uint8_t* reply, uint32_t reply_size) {
    if (!form.is_reply(request, request_size, reply, reply_size)) {
        return false;
    }
    const uint8_t said = reply[control_at];
    const uint32_t function = request[control_at] & 0x1FU;
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
