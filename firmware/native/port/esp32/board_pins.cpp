#include "board_pins.hpp"

#include <sdkconfig.h>

#if defined(WUXI_BOARD_WUXI_NODE_1)
#if !CONFIG_IDF_TARGET_ESP32S3
#error "wuxi-node-1 has an ESP32-S3."
#endif
#include "boards/wuxi_node_1.hpp"
#elif CONFIG_IDF_TARGET_ESP32S3
#include "boards/esp32_s3_devkit.hpp"
#elif CONFIG_IDF_TARGET_ESP32C3
#include "boards/esp32_c3_devkit.hpp"
#elif CONFIG_IDF_TARGET_ESP32
#include "boards/esp32_devkit.hpp"
#else
#error "No board for this chip: add boards/<board>.hpp and hardware/boards/<board>/board.yaml."
#endif

namespace wuxi::esp32 {

const board_pins& board() {
#if defined(WUXI_BOARD_WUXI_NODE_1)
    return wuxi_node_1;
#elif CONFIG_IDF_TARGET_ESP32S3
    return esp32_s3_devkit;
#elif CONFIG_IDF_TARGET_ESP32C3
    return esp32_c3_devkit;
#else
    return esp32_devkit;
#endif
}

}  // namespace wuxi::esp32
