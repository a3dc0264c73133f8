// ESP32-S3-DevKitC-1; see hardware/boards/esp32-s3-devkit.
#pragma once

#include "../board_pins.hpp"

namespace wuxi::esp32 {

constexpr board_pins esp32_s3_devkit = {
    "esp32-s3-devkit",
    {{2, 17, 18, 8}, {3, 15, 16, -1}},
    {{0, 1}, {1, 2}, {3, 4}, {4, 5}},
    {6, 7, 14, 21},
    {39, 40, -1, -1},
    {1, 12, 13, 11, 10, 9},
    1,
};

}  // namespace wuxi::esp32
