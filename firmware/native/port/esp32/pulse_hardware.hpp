// The chip's pulse counting peripheral, where it has one.
#pragma once

#include <stdint.h>

namespace wuxi::esp32 {

/// The longest glitch that the hardware refuses: 1023 ticks of 80 MHz. Source: ESP-IDF v5.5.4, pulse_cnt driver.
constexpr int32_t hardware_glitch_us = 12;

/// One unit of it. Counts by itself, also while the flash is written; nobody is interrupted but every 32,767 pulses.
class pulse_hardware {
  public:
    /// False when the chip has none or all are in use; then the pin's interrupt does it.
    bool open(int32_t pin, int32_t glitch_us, int32_t edges);
    void close();
    bool is_open() const { return unit_ != nullptr; }

    /// Pulses since the last call.
    int32_t take();

  private:
    void* unit_ = nullptr;
    void* channel_ = nullptr;
    uint32_t seen_ = 0;
};

}  // namespace wuxi::esp32
