// Our node board; see hardware/boards/wuxi-node-1.
#pragma once

#include "../board_pins.hpp"

namespace wuxi::esp32 {

constexpr board_pins wuxi_node_1 = {
    "wuxi-node-1",
    {{2, 17, 18, 8}, {3, 15, 16, 47}},
    {{0, 1}, {1, 2}, {3, 4}, {4, 5}},
    {6, 7, 14, 21},
    {6, 7, 14, 21},
    {1, 12, 13, 11, 10, 9},
    1,
};

}  // namespace wuxi::esp32
