// Serial ports over ESP-IDF's uart driver.
//
// Contexts: one task a port (priority 12, stack 3,072 bytes) is the driver's port side; ESP-IDF's UART interrupt (in
// IRAM) fills its ring of 512 bytes and its queue of 20 events; the esp_timer task only puts a wake-up into that queue;
// the runtime's task opens, submits and closes. RAM of an open port, from the heap: 3,072 stack, 350 task, 512 ring,
// about 300 queue, about 200 timer and driver's state. No DMA.
//
// Latency: bytes are given to the driver when the receiver has been silent for 2 characters, or 16 bytes are there (17
// ms at 9600 bit/s), and 50 to 100 us for the task to run. While the flash is erased (50 ms, at worst 400 ms) the task
// stands still, the interrupt does not; 512 bytes last 530 ms at 9600 bit/s. The driver then sees the bytes as late as
// that.
#include <driver/uart.h>
#include <esp_timer.h>

#include "board_pins.hpp"
#include "esp32_port.hpp"
#include "framed_uart/framed_uart_face.hpp"
#include "port_parts.hpp"
#include "worker.hpp"

namespace wuxi::esp32 {
namespace {

constexpr int s_ring_bytes = 512;
constexpr int s_queue_events = 20;
constexpr uint32_t s_stack_bytes = 3072;
constexpr uint32_t s_priority = 12;
constexpr uint8_t s_silent_characters = 2;
constexpr int s_full_bytes = 16;

struct open_uart {
    const uart_pins* pins = nullptr;
    int32_t handle = -1;
    int64_t character_ns = 0;
    QueueHandle_t events = nullptr;
    esp_timer_handle_t alarm = nullptr;
    worker task;

    uart_port_t number() const { return static_cast<uart_port_t>(pins->port - 1); }
};

open_uart s_uarts[board_pins::uart_places];

open_uart* find(int32_t handle) {
    for (open_uart& uart : s_uarts) {
        if (uart.pins != nullptr && uart.handle == handle) {
            return &uart;
        }
    }
    return nullptr;
}

// An event that says nothing: the task looks at the clock and at the requests.
void wake(void* context) {
    const uart_event_t nothing = {};
    uart_event_t event = nothing;
    event.type = UART_EVENT_MAX;
    // When the queue is full the task has enough to wake up for.
    xQueueSend(static_cast<open_uart*>(context)->events, &event, 0);
}

void receive(open_uart& uart, const uart_event_t& event) {
    int64_t last_us = now_us();
    if (event.timeout_flag) {
        last_us -= s_silent_characters * uart.character_ns / 1000;
    }
    uint8_t bytes[128];
    size_t left = event.size;
    while (left > 0) {
        const uint32_t part = left < sizeof bytes ? static_cast<uint32_t>(left) : static_cast<uint32_t>(sizeof bytes);
        const int count = uart_read_bytes(uart.number(), bytes, part, 0);
        if (count <= 0) {
            return;
        }
        left -= static_cast<size_t>(count);
        wuxi_uart_received(uart.handle, bytes, count, last_us - static_cast<int64_t>(left) * uart.character_ns / 1000);
    }
}

void take(open_uart& uart, const uart_event_t& event) {
    switch (event.type) {
        case UART_DATA:
            receive(uart, event);
            break;
        case UART_FIFO_OVF:
        case UART_BUFFER_FULL:
            uart_flush_input(uart.number());
            xQueueReset(uart.events);
            wuxi_uart_overrun(uart.handle);
            break;
        default:
            // A parity or stop bit that is wrong shows in the frame's checksum; the rest means nothing here.
            break;
    }
}

// True when something was sent.
bool transmit(open_uart& uart) {
    uint8_t request[32];
    const int32_t count = wuxi_uart_transmit(uart.handle, request, sizeof request);
    if (count <= 0) {
        return false;
    }
    uart_write_bytes(uart.number(), request, static_cast<size_t>(count));
    // With DE on RTS the interrupt of the last stop bit lets go of the line; this only tells the driver when that was.
    uart_wait_tx_done(uart.number(), pdMS_TO_TICKS(2000));
    wuxi_uart_sent(uart.handle, now_us());
    return true;
}

void serve(void* context) {
    open_uart& uart = *static_cast<open_uart*>(context);
    while (!uart.task.is_ending()) {
        const int64_t next_us = wuxi_uart_run(uart.handle, now_us());
        if (transmit(uart)) {
            continue;
        }
        const int64_t wait_us = next_us - now_us();
        if (wait_us <= 0) {
            continue;
        }
        if (next_us != INT64_MAX) {
            // Finer than the scheduler's tick, which is 10 ms.
            esp_timer_start_once(uart.alarm, static_cast<uint64_t>(wait_us));
        }
        uart_event_t event;
        if (xQueueReceive(uart.events, &event, portMAX_DELAY) == pdTRUE) {
            take(uart, event);
        }
        esp_timer_stop(uart.alarm);
    }
}

bool set_up(open_uart& uart, int32_t baud, int32_t parity) {
    uart_config_t config = {};
    config.baud_rate = baud;
    config.data_bits = UART_DATA_8_BITS;
    config.parity = parity == 0 ? UART_PARITY_DISABLE : parity == 1 ? UART_PARITY_ODD : UART_PARITY_EVEN;
    config.stop_bits = UART_STOP_BITS_1;
    config.flow_ctrl = UART_HW_FLOWCTRL_DISABLE;
    config.source_clk = UART_SCLK_DEFAULT;
    const uart_port_t number = uart.number();
    const uart_pins& pins = *uart.pins;
    return uart_param_config(number, &config) == ESP_OK &&
           uart_set_pin(number, pins.tx, pins.rx, pins.de >= 0 ? pins.de : UART_PIN_NO_CHANGE, UART_PIN_NO_CHANGE) ==
               ESP_OK &&
           uart_set_mode(number, pins.de >= 0 ? UART_MODE_RS485_HALF_DUPLEX : UART_MODE_UART) == ESP_OK &&
           uart_set_rx_timeout(number, s_silent_characters) == ESP_OK &&
           uart_set_rx_full_threshold(number, s_full_bytes) == ESP_OK;
}

bool start(open_uart& uart, int32_t baud, int32_t parity) {
    esp_timer_create_args_t alarm = {};
    alarm.callback = wake;
    alarm.arg = &uart;
    alarm.name = "wuxi_uart";
    if (esp_timer_create(&alarm, &uart.alarm) != ESP_OK) {
        return false;
    }
    if (uart_driver_install(uart.number(), s_ring_bytes, 0, s_queue_events, &uart.events, ESP_INTR_FLAG_IRAM) ==
        ESP_OK) {
        if (set_up(uart, baud, parity) && uart.task.start("wuxi_uart", serve, &uart, s_stack_bytes, s_priority)) {
            return true;
        }
        uart_driver_delete(uart.number());
    }
    esp_timer_delete(uart.alarm);
    return false;
}

void release_pins(const uart_pins& pins) {
    release_pin(pins.tx);
    release_pin(pins.rx);
    release_pin(pins.de);
}

bool claim_pins(const uart_pins& pins) {
    if (!claim_pin(pins.tx)) {
        return false;
    }
    if (claim_pin(pins.rx)) {
        if (pins.de < 0 || claim_pin(pins.de)) {
            return true;
        }
        release_pin(pins.rx);
    }
    release_pin(pins.tx);
    return false;
}

void close(open_uart& uart) {
    uart.task.end([&uart] { wake(&uart); });
    esp_timer_delete(uart.alarm);
    uart_driver_delete(uart.number());
    wuxi_uart_close(uart.handle);
    release_pins(*uart.pins);
    uart.pins = nullptr;
}

}  // namespace

int32_t uart_open(int32_t port, int32_t framer, int32_t baud, int32_t parity, int32_t turnaround_us) {
    if (parity < 0 || parity > 2) {
        return bad_parameter;
    }
    for (int32_t i = 0; i < board_pins::uart_places; i++) {
        const uart_pins& pins = board().uarts[i];
        if (pins.port != port || port < 1) {
            continue;
        }
        open_uart& uart = s_uarts[i];
        // Somebody else, such as SerialPort, may have it.
        if (uart.pins != nullptr || uart_is_driver_installed(static_cast<uart_port_t>(port - 1)) || !claim_pins(pins)) {
            return no_port;
        }
        const int32_t bits = parity == 0 ? 10 : 11;
        uart.handle = wuxi_uart_open(framer, baud, bits, turnaround_us);
        if (uart.handle < 0) {
            release_pins(pins);
            return uart.handle;
        }
        uart.pins = &pins;
        uart.character_ns = INT64_C(1000000000) * bits / baud;
        if (!start(uart, baud, parity)) {
            wuxi_uart_close(uart.handle);
            release_pins(pins);
            uart.pins = nullptr;
            return no_port;
        }
        return uart.handle;
    }
    return no_port;
}

int32_t uart_submit(int32_t handle, const uint8_t* request, int32_t count, int32_t timeout_ms) {
    open_uart* const uart = find(handle);
    if (uart == nullptr) {
        return bad_handle;
    }
    const int32_t ticket = wuxi_uart_submit(handle, request, count, timeout_ms);
    if (ticket > 0) {
        wake(uart);
    }
    return ticket;
}

int32_t uart_close(int32_t handle) {
    open_uart* const uart = find(handle);
    if (uart == nullptr) {
        return bad_handle;
    }
    close(*uart);
    return 0;
}

void close_uarts() {
    for (open_uart& uart : s_uarts) {
        if (uart.pins != nullptr) {
            close(uart);
        }
    }
}

}  // namespace wuxi::esp32
