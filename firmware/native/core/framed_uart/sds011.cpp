#include "framed_uart/sds011.hpp"

#include "framed_uart/checksums.hpp"

namespace wuxi::sds011 {
namespace {

constexpr uint16_t frame_size = 10;
constexpr uint8_t data_frame = 0xC0;
constexpr uint8_t command_answer = 0xC5;
constexpr uint8_t query_command = 0x04;

}  // namespace

verdict candidate(const uint8_t* bytes, uint32_t count, bool) {
    if (bytes[0] != 0xAA || (count > 1 && bytes[1] != data_frame && bytes[1] != command_answer)) {
        return {verdict::kind::noise, 1};
    }
    if (count < frame_size) {
        return {};
    }
    if (bytes[frame_size - 1] != 0xAB) {
        return {verdict::kind::form, frame_size};
    }
    const bool right = (sum_of(bytes + 2, 6) & 0xFFU) == bytes[8];
    return {right ? verdict::kind::frame : verdict::kind::checksum, frame_size};
}

bool answers(const uint8_t* request, uint32_t request_size, const uint8_t* reply, uint32_t reply_size) {
    if (request_size < 3 || request[0] != 0xAA || request[1] != 0xB4 || reply_size != frame_size) {
        return false;
    }
    return request[2] == query_command ? reply[1] == data_frame : reply[1] == command_answer && reply[2] == request[2];
}

}  // namespace wuxi::sds011
