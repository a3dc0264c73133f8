// Digital inputs: the pins' interrupt gives edges, a task confirms them.
//
// Contexts: the pins' interrupt (not in IRAM: it waits while the flash is written, 50 ms, at worst 400 ms, and then
// reads the level as it is) and one task (priority 13, stack 2,048 bytes), on either core, put into the same ring of
// the board. So both hold one spin lock with interrupts off while they are in the driver: 1.6 us for an edge and 0.6 us
// for a confirmation at 160 MHz (core/digital_events/README.md), beside the time to read the pin. The runtime's task
// opens, closes and takes. RAM: 250 bytes static, 2,048 stack and 350 task from the heap while an input is open.
//
// An event's time is exact to the interrupt's latency, about 5 us. It is known a tick (10 ms) after the debounce time.
#include <driver/gpio.h>

#include "board_pins.hpp"
#include "digital_events/digital_events_face.hpp"
#include "esp32_port.hpp"
#include "port_parts.hpp"
#include "worker.hpp"

namespace wuxi::esp32 {
namespace {

constexpr uint32_t s_stack_bytes = 2048;
constexpr uint32_t s_priority = 13;
constexpr int32_t s_board = 0;
constexpr int64_t s_tick_us = 1000000 / configTICK_RATE_HZ;

struct open_input {
    int32_t handle = -1;
    int8_t pin = -1;
};

open_input s_inputs[board_pins::digital_places];
worker s_task;
bool s_running = false;
// Held by whoever is in wuxi_events_edge or wuxi_events_run, or changes which inputs are open.
portMUX_TYPE s_lock = portMUX_INITIALIZER_UNLOCKED;

// Interrupt.
void on_edge(void* context) {
    const open_input& input = *static_cast<const open_input*>(context);
    BaseType_t woken = pdFALSE;
    portENTER_CRITICAL_ISR(&s_lock);
    if (input.handle >= 0) {
        // Time and level within the lock: so no later edge overtakes an earlier one.
        wuxi_events_edge(input.handle, gpio_get_level(static_cast<gpio_num_t>(input.pin)), now_us());
        vTaskNotifyGiveFromISR(s_task.task(), &woken);
    }
    portEXIT_CRITICAL_ISR(&s_lock);
    if (woken == pdTRUE) {
        portYIELD_FROM_ISR();
    }
}

// Ticks until `next_us`, at least one.
TickType_t ticks_until(int64_t next_us) {
    if (next_us == INT64_MAX) {
        return portMAX_DELAY;
    }
    const int64_t ticks = (next_us - now_us() + s_tick_us - 1) / s_tick_us;
    return ticks < 1 ? 1 : ticks > 1000 ? 1000 : static_cast<TickType_t>(ticks);
}

void serve(void*) {
    while (!s_task.is_ending()) {
        int64_t next_us = INT64_MAX;
        for (const open_input& input : s_inputs) {
            portENTER_CRITICAL(&s_lock);
            const int64_t then_us = input.handle >= 0 ? wuxi_events_run(input.handle, now_us()) : INT64_MAX;
            portEXIT_CRITICAL(&s_lock);
            next_us = then_us >= 0 && then_us < next_us ? then_us : next_us;
        }
        ulTaskNotifyTake(pdTRUE, ticks_until(next_us));
    }
}

bool is_input(int32_t pin) {
    for (const int8_t input : board().digital_inputs) {
        if (input >= 0 && input == pin) {
            return true;
        }
    }
    return false;
}

open_input* free_place() {
    for (open_input& input : s_inputs) {
        if (input.handle < 0) {
            return &input;
        }
    }
    return nullptr;
}

bool connect(open_input& input) {
    const gpio_num_t pin = static_cast<gpio_num_t>(input.pin);
    return has_pin_interrupts() && gpio_set_intr_type(pin, GPIO_INTR_ANYEDGE) == ESP_OK &&
           gpio_isr_handler_add(pin, on_edge, &input) == ESP_OK;
}

bool set_up(int32_t pin) {
    gpio_config_t config = {};
    config.pin_bit_mask = UINT64_C(1) << pin;
    config.mode = GPIO_MODE_INPUT;
    config.pull_up_en = GPIO_PULLUP_ENABLE;
    config.pull_down_en = GPIO_PULLDOWN_DISABLE;
    config.intr_type = GPIO_INTR_DISABLE;
    return gpio_config(&config) == ESP_OK;
}

bool start_task() {
    if (!s_running) {
        s_running = s_task.start("wuxi_events", serve, nullptr, s_stack_bytes, s_priority);
    }
    return s_running;
}

void set_handle(open_input& input, int32_t handle) {
    portENTER_CRITICAL(&s_lock);
    input.handle = handle;
    portEXIT_CRITICAL(&s_lock);
}

void close(open_input& input) {
    gpio_isr_handler_remove(static_cast<gpio_num_t>(input.pin));
    gpio_set_intr_type(static_cast<gpio_num_t>(input.pin), GPIO_INTR_DISABLE);
    const int32_t handle = input.handle;
    // From here on an interrupt that is under way on the other core leaves driver and task alone.
    set_handle(input, -1);
    wuxi_events_close(handle);
    release_pin(input.pin);
    for (const open_input& other : s_inputs) {
        if (other.handle >= 0) {
            return;
        }
    }
    s_task.end([] { xTaskNotifyGive(s_task.task()); });
    s_running = false;
}

}  // namespace

int32_t events_open(int32_t pin, int32_t debounce_us, int32_t initial_level) {
    open_input* const input = free_place();
    if (input == nullptr || !is_input(pin) || !claim_pin(pin)) {
        return no_port;
    }
    if (!set_up(pin) || !start_task()) {
        release_pin(pin);
        return no_port;
    }
    const int32_t level = initial_level >= 0 ? initial_level : gpio_get_level(static_cast<gpio_num_t>(pin));
    const int32_t handle = wuxi_events_open(s_board, pin, debounce_us, level);
    if (handle < 0) {
        release_pin(pin);
        return handle;
    }
    input->pin = static_cast<int8_t>(pin);
    set_handle(*input, handle);
    if (!connect(*input)) {
        close(*input);
        return no_port;
    }
    return handle;
}

int32_t events_close(int32_t handle) {
    for (open_input& input : s_inputs) {
        if (handle >= 0 && input.handle == handle) {
            close(input);
            return 0;
        }
    }
    return bad_handle;
}

void close_events() {
    for (open_input& input : s_inputs) {
        if (input.handle >= 0) {
            close(input);
        }
    }
}

}  // namespace wuxi::esp32
