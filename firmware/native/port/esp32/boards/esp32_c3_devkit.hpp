// ESP32-C3-DevKitM-1; see hardware/boards/esp32-c3-devkit.
#pragma once

#include "../board_pins.hpp"

namespace wuxi::esp32 {

constexpr board_pins esp32_c3_devkit = {
    "esp32-c3-devkit",
    {{2, 4, 5, 10}, {-1, -1, -1, -1}},
    {{0, 0}, {-1, -1}, {-1, -1}, {-1, -1}},
    {1, -1, -1, -1},
    {1, -1, -1, -1},
    {1, 6, 7, 3, 18, 19},
    0,
};

}  // namespace wuxi::esp32
