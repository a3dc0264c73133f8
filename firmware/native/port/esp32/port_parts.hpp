// What the port's parts offer to each other.
#pragma once

#include <stdint.h>

namespace wuxi::esp32 {

/// Marks a pin as used by this port, false when it is already or no pin; the runtime's task only.
bool claim_pin(int32_t pin);
void release_pin(int32_t pin);

/// Sees to it that interrupts of single pins can be registered; the runtime has usually done so before.
bool has_pin_interrupts();

void close_uarts();
void close_analog();
void close_pulses();
void close_vibration();
void close_events();

}  // namespace wuxi::esp32
