// Declarations for a check without ESP-IDF: what the port uses, under its names, nothing that runs. Written from the
// public interface of ESP-IDF v5.5.4, components/esp_common.
#ifndef WUXI_CHECK_ESP_ERR_H
#define WUXI_CHECK_ESP_ERR_H

#include <stdint.h>

typedef int esp_err_t;
#define ESP_OK 0
#define ESP_ERR_INVALID_STATE 0x103

#endif  // WUXI_CHECK_ESP_ERR_H
