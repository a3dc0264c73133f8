// What C# and the ports call: the serial driver by handle.
#pragma once

#include <stdint.h>

/// Lines that may be open at once; each takes about 2 KB of RAM.
#ifndef WUXI_UART_INSTANCES
#define WUXI_UART_INSTANCES 2
#endif

/// All return a negative number on error: -1 bad handle, -2 bad parameter (or out of turn), -3 none free or queue full.
/// Times are microseconds of uptime. See framed_uart.hpp for the meaning, the ranges and the threads.
extern "C" {

/// C# side. A handle. `framer`: 0 DL/T 645, 1 CJ/T 188, 2 Modbus RTU, 3 Plantower, 4 SHDLC, 5 SDS011, 6 Winsen.
/// `bits_per_char` counts start, parity and stop bits (8N1: 10, 8E1: 11). `turnaround_us` 0: the protocol's own.
int32_t wuxi_uart_open(int32_t framer, int32_t baud, int32_t bits_per_char, int32_t turnaround_us);

/// C# side, when the port has let go of the handle.
int32_t wuxi_uart_close(int32_t handle);

/// C# side. Queues a request of 1 … 32 bytes, 8 deep; its ticket, 1 … 2^31 - 1.
int32_t wuxi_uart_submit(int32_t handle, const uint8_t* request, int32_t count, int32_t timeout_ms);

/// C# side. The next result: the size of its frame, or -4 when there is none. info[0] ticket (0: a frame that came
/// unasked), info[1] status (0 answer, 1 timeout, 2 corrupt, 3 unsolicited), info[2] time (of the request's end, or of
/// the end of an unsolicited frame), info[3] results lost before this one.
int32_t wuxi_uart_take(int32_t handle, uint8_t* into, int32_t capacity, int64_t* info);

/// Either side, modulo 2^32: 0 frames, 1 bytes, 2 garbage bytes, 3 checksum failures, 4 wrong length or form, 5
/// timeouts (status 1), 6 unexpected frames, 7 results lost, 8 receive overruns, 9 frames given up for a gap between
/// their bytes.
int64_t wuxi_uart_counter(int32_t handle, int32_t which);

/// Port. Advances time; the instant at which it must be called next, INT64_MAX when only an event makes it necessary.
int64_t wuxi_uart_run(int32_t handle, int64_t now_us);

/// Port. How many bytes are to be sent now; 32 bytes of capacity are always enough.
int32_t wuxi_uart_transmit(int32_t handle, uint8_t* into, int32_t capacity);

/// Port. Their last stop bit has left.
int32_t wuxi_uart_sent(int32_t handle, int64_t time_us);

/// Port. Bytes without a pause between them, and when the last one ended.
int32_t wuxi_uart_received(int32_t handle, const uint8_t* bytes, int32_t count, int64_t last_us);

/// Port. The UART lost bytes.
int32_t wuxi_uart_overrun(int32_t handle);
}
