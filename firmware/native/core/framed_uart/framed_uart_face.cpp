#include "framed_uart/framed_uart_face.hpp"

#include "common/pool.hpp"
#include "framed_uart/framed_uart.hpp"

namespace {

constexpr int32_t bad_handle = -1;
constexpr int32_t bad_parameter = -2;
constexpr int32_t none_free = -3;

wuxi::pool<wuxi::framed_uart, WUXI_UART_INSTANCES> s_lines;

}  // namespace

int32_t wuxi_uart_open(int32_t framer, int32_t baud, int32_t bits_per_char, int32_t turnaround_us) {
    const int32_t handle = s_lines.open();
    if (handle < 0) {
        return none_free;
    }
    if (!s_lines.find(handle)->open(framer, baud, bits_per_char, turnaround_us)) {
        s_lines.close(handle);
        return bad_parameter;
    }
    return handle;
}

int32_t wuxi_uart_close(int32_t handle) {
    if (s_lines.find(handle) == nullptr) {
        return bad_handle;
    }
    s_lines.close(handle);
    return 0;
}

int32_t wuxi_uart_submit(int32_t handle, const uint8_t* request, int32_t count, int32_t timeout_ms) {
    wuxi::framed_uart* const line = s_lines.find(handle);
    return line == nullptr ? bad_handle : line->submit(request, count, timeout_ms);
}

int32_t wuxi_uart_take(int32_t handle, uint8_t* into, int32_t capacity, int64_t* info) {
    wuxi::framed_uart* const line = s_lines.find(handle);
    if (line == nullptr) {
        return bad_handle;
    }
    if (info == nullptr) {
        return bad_parameter;
    }
    wuxi::result what;
    const int32_t size = line->take(what, into, capacity);
    if (size >= 0) {
        info[0] = what.ticket;
        info[1] = what.status;
        info[2] = what.time_us;
        info[3] = what.lost_before;
    }
    return size;
}

int64_t wuxi_uart_counter(int32_t handle, int32_t which) {
    const wuxi::framed_uart* const line = s_lines.find(handle);
    return line == nullptr ? bad_handle : line->count(which);
}

int64_t wuxi_uart_run(int32_t handle, int64_t now_us) {
    wuxi::framed_uart* const line = s_lines.find(handle);
    return line == nullptr ? bad_handle : line->run(now_us);
}

int32_t wuxi_uart_transmit(int32_t handle, uint8_t* into, int32_t capacity) {
    wuxi::framed_uart* const line = s_lines.find(handle);
    return line == nullptr ? bad_handle : line->transmit(into, capacity);
}

int32_t wuxi_uart_sent(int32_t handle, int64_t time_us) {
    wuxi::framed_uart* const line = s_lines.find(handle);
    return line == nullptr ? bad_handle : line->sent(time_us);
}

int32_t wuxi_uart_received(int32_t handle, const uint8_t* bytes, int32_t count, int64_t last_us) {
    wuxi::framed_uart* const line = s_lines.find(handle);
    return line == nullptr ? bad_handle : line->received(bytes, count, last_us);
}

int32_t wuxi_uart_overrun(int32_t handle) {
    wuxi::framed_uart* const line = s_lines.find(handle);
    if (line == nullptr) {
        return bad_handle;
    }
    line->overrun();
    return 0;
}
