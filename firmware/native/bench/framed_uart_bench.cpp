// The serial driver: a frame that comes unasked, and a question with its answer.
#include "bench.hpp"
#include "framed_uart/framed_uart_face.hpp"

namespace wuxi::bench {
namespace {

constexpr int32_t plantower = 3;
constexpr int32_t modbus_rtu = 2;

// A Plantower frame: 32 bytes, the last two the sum of those before.
void make_plantower(uint8_t* frame) {
    uint32_t sum = 0;
    for (uint32_t i = 0; i < 30; i++) {
        frame[i] = static_cast<uint8_t>(i == 0 ? 0x42 : i == 1 ? 0x4D : i == 2 ? 0 : i == 3 ? 28 : i);
        sum += frame[i];
    }
    frame[30] = static_cast<uint8_t>(sum >> 8);
    frame[31] = static_cast<uint8_t>(sum);
}

// CRC-16 of Modbus over serial line 6.2.2, at the end of a frame.
void seal(uint8_t* frame, uint32_t count) {
    uint32_t crc = 0xFFFF;
    for (uint32_t i = 0; i < count; i++) {
        crc ^= frame[i];
        for (int32_t bit = 0; bit < 8; bit++) {
            crc = (crc & 1U) != 0 ? crc >> 1 ^ 0xA001U : crc >> 1;
        }
    }
    frame[count] = static_cast<uint8_t>(crc);
    frame[count + 1] = static_cast<uint8_t>(crc >> 8);
}

// 32 bytes in chunks of `chunk`, taken by C# as one result.
void frames(uint32_t count, int32_t chunk) {
    uint8_t frame[32];
    make_plantower(frame);
    const int32_t handle = wuxi_uart_open(plantower, 9600, 10, 0);
    require(handle >= 0);
    int64_t now_us = 0;
    for (uint32_t i = 0; i < count; i++) {
        for (int32_t at = 0; at < 32; at += chunk) {
            now_us += 1042 * chunk;
            wuxi_uart_received(handle, frame + at, chunk, now_us);
        }
        now_us += 100'000;
        wuxi_uart_run(handle, now_us);
        uint8_t result[256];
        int64_t info[4];
        require(wuxi_uart_take(handle, result, sizeof result, info) == 32);
    }
}

void plantower_frame(uint32_t count) { frames(count, 32); }
void plantower_frame_by_bytes(uint32_t count) { frames(count, 1); }

// Ten registers are read: a request of 8 bytes, an answer of 25.
void modbus_transaction(uint32_t count) {
    uint8_t request[8] = {1, 3, 0, 0, 0, 10};
    uint8_t answer[25] = {1, 3, 20};
    seal(request, 6);
    seal(answer, 23);
    const int32_t handle = wuxi_uart_open(modbus_rtu, 19'200, 11, 0);
    require(handle >= 0);
    int64_t now_us = 1'000'000;
    wuxi_uart_run(handle, now_us);
    for (uint32_t i = 0; i < count; i++) {
        require(wuxi_uart_submit(handle, request, sizeof request, 200) > 0);
        now_us += 100'000;
        wuxi_uart_run(handle, now_us);
        uint8_t bytes[256];
        require(wuxi_uart_transmit(handle, bytes, sizeof bytes) == sizeof request);
        now_us += 573 * 8;
        wuxi_uart_sent(handle, now_us);
        now_us += 5000 + 573 * 25;
        wuxi_uart_received(handle, answer, sizeof answer, now_us);
        now_us += 10'000;
        wuxi_uart_run(handle, now_us);
        int64_t info[4];
        require(wuxi_uart_take(handle, bytes, sizeof bytes, info) == sizeof answer && info[1] == 0);
    }
}

}  // namespace

const char* const driver = "framed_uart";
const metric metrics[] = {{"plantower_frame", 200, plantower_frame},
                          {"plantower_frame_by_bytes", 200, plantower_frame_by_bytes},
                          {"modbus_transaction", 200, modbus_transaction},
                          {nullptr, 0, nullptr}};

}  // namespace wuxi::bench
