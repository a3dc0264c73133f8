#include "framed_uart/winsen.hpp"

#include "framed_uart/checksums.hpp"

namespace wuxi::winsen {
namespace {

constexpr uint16_t frame_size = 9;
constexpr uint8_t read_answer = 0x86;
constexpr uint8_t active_upload = 0x04;

}  // namespace

verdict candidate(const uint8_t* bytes, uint32_t count, bool) {
    if (bytes[0] != 0xFF || (count > 1 && bytes[1] != read_answer && bytes[1] != active_upload)) {
        return {verdict::kind::noise, 1};
    }
    if (count < frame_size) {
        return {};
    }
    const bool right = (sum_of(bytes + 1, 8) & 0xFFU) == 0;
    return {right ? verdict::kind::frame : verdict::kind::checksum, frame_size};
}

bool answers(const uint8_t* request, uint32_t request_size, const uint8_t* reply, uint32_t reply_size) {
    return request_size >= 3 && request[0] == 0xFF && request[2] == read_answer && reply_size == frame_size &&
           reply[1] == read_answer;
}

}  // namespace wuxi::winsen
