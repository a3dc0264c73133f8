#include "esp32_port.hpp"

#include <driver/gpio.h>
#include <esp_timer.h>

#include "port_parts.hpp"

namespace wuxi::esp32 {

// Bit n: pin n.
static uint64_t s_claimed = 0;

int64_t now_us() { return esp_timer_get_time(); }

bool claim_pin(int32_t pin) {
    if (pin < 0 || pin > 63 || (s_claimed >> pin & 1) != 0) {
        return false;
    }
    s_claimed |= UINT64_C(1) << pin;
    return true;
}

void release_pin(int32_t pin) {
    if (pin >= 0 && pin <= 63) {
        s_claimed &= ~(UINT64_C(1) << pin);
    }
}

bool has_pin_interrupts() {
    const esp_err_t result = gpio_install_isr_service(0);
    // Invalid state: it is there already.
    return result == ESP_OK || result == ESP_ERR_INVALID_STATE;
}

void close_all() {
    close_uarts();
    close_analog();
    close_pulses();
    close_vibration();
    close_events();
    health_close();
}

}  // namespace wuxi::esp32
