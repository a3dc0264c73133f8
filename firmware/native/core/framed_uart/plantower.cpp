#include "framed_uart/plantower.hpp"

#include "framed_uart/checksums.hpp"

namespace wuxi::plantower {
namespace {

constexpr uint32_t header_size = 4;
constexpr uint32_t shortest_length = 4;
constexpr uint32_t longest_length = 60;
constexpr uint32_t command_answer_size = 8;
constexpr uint8_t read_command = 0xE2;

uint32_t word_at(const uint8_t* bytes) { return (static_cast<uint32_t>(bytes[0]) << 8) | bytes[1]; }

}  // namespace

verdict candidate(const uint8_t* bytes, uint32_t count, bool) {
    if (bytes[0] != 0x42 || (count > 1 && bytes[1] != 0x4D)) {
        return {verdict::kind::noise, 1};
    }
    if (count < header_size) {
        return {};
    }
    const uint32_t length = word_at(bytes + 2);
    if (length < shortest_length || length > longest_length || length % 2 != 0) {
        return {verdict::kind::form, header_size};
    }
    const uint32_t size = length + header_size;
    if (count < size) {
        return {};
    }
    const bool right = sum_of(bytes, size - 2) == word_at(bytes + size - 2);
    return {right ? verdict::kind::frame : verdict::kind::checksum, static_cast<uint16_t>(size)};
}

bool answers(const uint8_t* request, uint32_t request_size, const uint8_t* reply, uint32_t reply_size) {
    if (request_size < 3 || request[0] != 0x42 || request[1] != 0x4D) {
        return false;
    }
    if (request[2] == read_command) {
        return reply_size > command_answer_size;
    }
    return reply_size == command_answer_size && reply[4] == request[2];
}

}  // namespace wuxi::plantower
