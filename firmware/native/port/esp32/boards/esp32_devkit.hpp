// ESP32-DevKitC V4 with an ESP32-WROOM-32E; see hardware/boards/esp32-devkit.
#pragma once

#include "../board_pins.hpp"

namespace wuxi::esp32 {

constexpr board_pins esp32_devkit = {
    "esp32-devkit",
    {{2, 25, 26, 27}, {3, 32, 33, -1}},
    {{0, 36}, {3, 39}, {6, 34}, {7, 35}},
    {14, 16, 17, -1},
    {16, 17, -1, -1},
    {1, 18, 19, 23, 21, 13},
    0,
};

}  // namespace wuxi::esp32
