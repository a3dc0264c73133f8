// Declarations for a check without ESP-IDF: what the port uses, under its names, nothing that runs. Written from the
// public interface of ESP-IDF v5.5.4, components/esp_system.
#ifndef WUXI_CHECK_ESP_SYSTEM_H
#define WUXI_CHECK_ESP_SYSTEM_H

#include "esp_err.h"

extern "C" {
typedef void (*shutdown_handler_t)(void);
typedef enum { ESP_RST_UNKNOWN, ESP_RST_POWERON } esp_reset_reason_t;

esp_reset_reason_t esp_reset_reason(void);
esp_err_t esp_register_shutdown_handler(shutdown_handler_t handle);
}

#endif  // WUXI_CHECK_ESP_SYSTEM_H
