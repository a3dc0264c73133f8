// What the interop stubs ask of the ESP32: opening, starting and closing. Everything else they ask of the drivers.
#pragma once

#include <stdint.h>

/// All are called by the runtime's task (the C# loop) and by no other; memory is taken at opening and given back at
/// closing, and at no other time. Errors: those of the driver (-1 bad handle, -2 bad parameter, -3 none free), and -5:
/// the board has no such port, it is in use, or ESP-IDF refused.
namespace wuxi::esp32 {

constexpr int32_t bad_handle = -1;
constexpr int32_t bad_parameter = -2;
constexpr int32_t no_port = -5;

/// Most channels of the converter that are sampled together.
constexpr uint32_t analog_channels = 4;

/// Microseconds since the chip started; never steps. Any thread.
int64_t now_us();

/// Port N of COMN with 8 data bits, 1 stop bit and parity 0 none, 1 odd, 2 even. A handle.
int32_t uart_open(int32_t port, int32_t framer, int32_t baud, int32_t parity, int32_t turnaround_us);
int32_t uart_close(int32_t handle);

/// Queues a request and wakes the port's task. A ticket.
int32_t uart_submit(int32_t handle, const uint8_t* request, int32_t count, int32_t timeout_ms);

/// Channels of ADC1 in the order of the driver's channels 0, 1, …. A handle; nothing is sampled before analog_start.
int32_t analog_open(const int32_t* channels, int32_t count, int32_t rate_hz, int32_t window_samples);
int32_t analog_start(int32_t handle);
int32_t analog_close(int32_t handle);

/// Channel 0 … 3 of the journal, on one of the board's pulse inputs. A handle.
int32_t pulse_open(int32_t channel, int32_t pin, int32_t glitch_us, int32_t edges);
int32_t pulse_close(int32_t handle);

/// Takes in what the hardware has counted, and writes the totals at once.
int32_t pulse_persist(int32_t handle);

/// The accelerometer of the board at this bus and chip select; it is set up for the rate and range. A handle.
int32_t vibration_open(int32_t part, int32_t bus, int32_t chip_select_pin, int32_t rate_hz, int32_t range_g,
                       int32_t shaft_millihertz);
int32_t vibration_close(int32_t handle);

/// One of the board's digital inputs. `initial_level` 0, 1, or negative: as the pin is now. A handle.
int32_t events_open(int32_t pin, int32_t debounce_us, int32_t initial_level);
int32_t events_close(int32_t handle);

/// Why the chip began anew (reset_reason.hpp); the access point's signal, dBm, 0 without a connection.
int32_t health_reset_reason();
int32_t health_wifi_dbm();

/// The watchdog over the runtime's task: 1000 to 600000 ms. 0 when it runs.
int32_t health_watchdog_start(int32_t timeout_ms);
int32_t health_watchdog_feed();

/// Takes the runtime's task from the watchdog.
void health_close();

/// Closes whatever is open: the managed program ends and begins anew.
void close_all();

}  // namespace wuxi::esp32
