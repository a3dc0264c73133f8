// What C# is told of why the chip began anew.
#pragma once

#include <stdint.h>

/// The numbers of ResetReason in Wuxi.Edge.Native.
namespace wuxi::esp32 {

constexpr int32_t reset_unknown = 0;
constexpr int32_t reset_power_on = 1;
constexpr int32_t reset_restart = 2;
constexpr int32_t reset_crash = 3;
constexpr int32_t reset_watchdog = 4;
constexpr int32_t reset_brown_out = 5;
constexpr int32_t reset_pin = 6;
constexpr int32_t reset_wake = 7;

/// Of a value of esp_reset_reason_t (ESP-IDF v5.5, esp_system.h): 1 power on, 2 reset pin, 3 software, 4 panic,
/// 5 interrupt, 6 task and 7 other watchdogs, 8 deep sleep, 9 brown-out, 10 SDIO, 11 USB, 12 JTAG, 13 eFuse error,
/// 14 glitch of the supply, 15 locked up.
constexpr int32_t reset_reason(int32_t esp) {
    switch (esp) {
        case 1:
            return reset_power_on;
        case 3:
            return reset_restart;
        case 4:
        case 13:
        case 15:
            return reset_crash;
        case 5:
        case 6:
        case 7:
            return reset_watchdog;
        case 8:
            return reset_wake;
        case 9:
        case 14:
            return reset_brown_out;
        case 2:
        case 10:
        case 11:
        case 12:
            return reset_pin;
        default:
            return reset_unknown;
    }
}

}  // namespace wuxi::esp32
