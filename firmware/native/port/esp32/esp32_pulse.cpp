// Pulse inputs: the chip's counters for glitches up to 12 us (ESP32, -S3), the pins' interrupt for longer ones and on
// the ESP32-C3, which has no counters; totals in the partition "pulses".
//
// Contexts: one task for all channels (priority 7, stack 3,072 bytes) every 100 ms takes what the hardware has counted
// and lets the driver write the totals, 10 s after the last write at the earliest; the pins' interrupt gives edges; a
// handler at esp_restart writes the totals; the runtime's task opens, closes and writes. A mutex keeps all but the
// interrupt apart, since they share the journal: opening or closing may wait for an erasure (50 ms, at worst 400 ms).
// RAM: 700 bytes static, 3,072 stack and 350 task from the heap while a channel is open, 200 for each hardware counter.
//
// The interrupt is not in IRAM: while the flash is written, edges wait, and two of them within an erasure may count
// once only. With a glitch time of 1 ms and less than 5 pulses a second that is no loss; for more, use the hardware
// counters.
//
// A power cut costs the pulses of 10.1 s at most: ESP-IDF resets the chip in a brown-out without asking. A supply that
// warns may let C# call BrownOut in time.
#include <driver/gpio.h>
#include <esp_system.h>

#include "board_pins.hpp"
#include "esp32_port.hpp"
#include "port_parts.hpp"
#include "pulse_counter/pulse_counter_face.hpp"
#include "pulse_hardware.hpp"
#include "totals_flash.hpp"
#include "worker.hpp"

namespace wuxi::esp32 {
namespace {

constexpr uint32_t s_stack_bytes = 3072;
constexpr uint32_t s_priority = 7;
constexpr uint32_t s_every_ms = 100;

struct open_pulse {
    int32_t handle = -1;
    int8_t pin = -1;
    pulse_hardware hardware;
};

open_pulse s_pulses[WUXI_PULSE_INSTANCES];
worker s_task;
bool s_running = false;
StaticSemaphore_t s_lock_memory;
SemaphoreHandle_t s_lock = nullptr;

open_pulse* find(int32_t handle) {
    for (open_pulse& pulse : s_pulses) {
        if (handle >= 0 && pulse.handle == handle) {
            return &pulse;
        }
    }
    return nullptr;
}

// Interrupt.
void on_edge(void* context) {
    const open_pulse& pulse = *static_cast<const open_pulse*>(context);
    wuxi_pulse_edge(pulse.handle, gpio_get_level(static_cast<gpio_num_t>(pulse.pin)), now_us());
}

// With the lock.
void take_hardware(open_pulse& pulse) {
    if (pulse.hardware.is_open()) {
        const int32_t pulses = pulse.hardware.take();
        if (pulses > 0) {
            wuxi_pulse_counted(pulse.handle, pulses, now_us());
        }
    }
}

void serve(void*) {
    while (!s_task.is_ending()) {
        xSemaphoreTake(s_lock, portMAX_DELAY);
        for (open_pulse& pulse : s_pulses) {
            if (pulse.handle >= 0) {
                take_hardware(pulse);
                wuxi_pulse_run(pulse.handle, now_us());
            }
        }
        xSemaphoreGive(s_lock);
        ulTaskNotifyTake(pdTRUE, pdMS_TO_TICKS(s_every_ms));
    }
}

// At esp_restart, in the task that called it.
void on_restart() {
    if (s_lock == nullptr || xSemaphoreTake(s_lock, pdMS_TO_TICKS(500)) != pdTRUE) {
        return;
    }
    for (open_pulse& pulse : s_pulses) {
        if (pulse.handle >= 0) {
            take_hardware(pulse);
            wuxi_pulse_brown_out(pulse.handle);
        }
    }
    xSemaphoreGive(s_lock);
}

bool prepare() {
    if (s_lock == nullptr) {
        s_lock = xSemaphoreCreateMutexStatic(&s_lock_memory);
        esp_register_shutdown_handler(on_restart);
    }
    // Without the partition it counts all the same, from 0; the driver's count of failures shows it.
    mount_totals();
    if (!s_running) {
        s_running = s_task.start("wuxi_pulse", serve, nullptr, s_stack_bytes, s_priority);
    }
    return s_running;
}

bool is_input(int32_t pin) {
    for (const int8_t input : board().pulse_inputs) {
        if (input >= 0 && input == pin) {
            return true;
        }
    }
    return false;
}

bool connect(open_pulse& pulse, int32_t glitch_us, int32_t edges) {
    gpio_config_t config = {};
    config.pin_bit_mask = UINT64_C(1) << pulse.pin;
    config.mode = GPIO_MODE_INPUT;
    // Pins 34 to 39 of the ESP32 have none; the board's wiring has its own.
    config.pull_up_en = GPIO_PULLUP_ENABLE;
    config.pull_down_en = GPIO_PULLDOWN_DISABLE;
    config.intr_type = GPIO_INTR_DISABLE;
    if (gpio_config(&config) != ESP_OK) {
        return false;
    }
    if (pulse.hardware.open(pulse.pin, glitch_us, edges)) {
        return true;
    }
    const gpio_num_t pin = static_cast<gpio_num_t>(pulse.pin);
    return has_pin_interrupts() && gpio_set_intr_type(pin, GPIO_INTR_ANYEDGE) == ESP_OK &&
           gpio_isr_handler_add(pin, on_edge, &pulse) == ESP_OK;
}

void disconnect(open_pulse& pulse) {
    if (pulse.hardware.is_open()) {
        pulse.hardware.close();
        return;
    }
    gpio_isr_handler_remove(static_cast<gpio_num_t>(pulse.pin));
    gpio_set_intr_type(static_cast<gpio_num_t>(pulse.pin), GPIO_INTR_DISABLE);
}

void close(open_pulse& pulse) {
    xSemaphoreTake(s_lock, portMAX_DELAY);
    take_hardware(pulse);
    disconnect(pulse);
    wuxi_pulse_close(pulse.handle);
    release_pin(pulse.pin);
    pulse.handle = -1;
    xSemaphoreGive(s_lock);
    for (const open_pulse& other : s_pulses) {
        if (other.handle >= 0) {
            return;
        }
    }
    s_task.end([] { xTaskNotifyGive(s_task.task()); });
    s_running = false;
}

}  // namespace

int32_t pulse_open(int32_t channel, int32_t pin, int32_t glitch_us, int32_t edges) {
    if (channel < 0 || channel >= WUXI_PULSE_INSTANCES) {
        return bad_parameter;
    }
    open_pulse& pulse = s_pulses[channel];
    if (pulse.handle >= 0 || !is_input(pin) || !claim_pin(pin)) {
        return no_port;
    }
    if (!prepare()) {
        release_pin(pin);
        return no_port;
    }
    xSemaphoreTake(s_lock, portMAX_DELAY);
    pulse.pin = static_cast<int8_t>(pin);
    int32_t handle = wuxi_pulse_open(channel, glitch_us, edges);
    if (handle >= 0) {
        // The interrupt reads it as soon as it is connected.
        pulse.handle = handle;
        if (!connect(pulse, glitch_us, edges)) {
            pulse.handle = -1;
            wuxi_pulse_close(handle);
            handle = no_port;
        }
    }
    if (handle < 0) {
        release_pin(pin);
    }
    xSemaphoreGive(s_lock);
    return handle;
}

int32_t pulse_persist(int32_t handle) {
    open_pulse* const pulse = find(handle);
    if (pulse == nullptr) {
        return bad_handle;
    }
    xSemaphoreTake(s_lock, portMAX_DELAY);
    take_hardware(*pulse);
    const int32_t result = wuxi_pulse_brown_out(handle);
    xSemaphoreGive(s_lock);
    return result;
}

int32_t pulse_close(int32_t handle) {
    open_pulse* const pulse = find(handle);
    if (pulse == nullptr) {
        return bad_handle;
    }
    close(*pulse);
    return 0;
}

void close_pulses() {
    for (open_pulse& pulse : s_pulses) {
        if (pulse.handle >= 0) {
            close(pulse);
        }
    }
}

}  // namespace wuxi::esp32
