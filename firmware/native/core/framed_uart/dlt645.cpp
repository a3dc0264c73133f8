#include "framed_uart/dlt645.hpp"

#include "framed_uart/meter_frame.hpp"

namespace wuxi::dlt645 {
namespace {

constexpr meter_frame form = {6, 8, 200};
constexpr uint32_t control_at = form.control_at;
constexpr uint32_t length_at = form.length_at();
constexpr uint32_t data_at = form.data_at();
constexpr uint32_t second_start_at = 7;

}  // namespace

verdict candidate(const uint8_t* bytes, uint32_t count, bool) {
    if (bytes[0] == 0x68 && count > second_start_at && bytes[second_start_at] != 0x68) {
        return {verdict::kind::form, second_start_at + 1};
    }
    return form.candidate(bytes, count);
}

bool answers(const uint8_t* request, uint32_t request_size, const uint8_t* reply, uint32_t reply_size) {
    if (!form.is_reply(request, request_size, reply, reply_size)) {
        return false;
    }
    const uint8_t said = reply[control_at];
    const uint32_t function = request[control_at] & 0x1FU;
    const bool read = function == 0x11 || function == 0x12;
    if (!read || (said & 0x40U) != 0) {
        return true;
    }
    if (request[length_at] < 4 || request_size < data_at + 4 || reply[length_at] < 4) {
        return false;
    }
    for (uint32_t i = data_at; i < data_at + 4; i++) {
        if (request[i] != reply[i]) {
            return false;
        }
    }
    return true;
}

}  // namespace wuxi::dlt645
