// Declarations for a check without ESP-IDF: what the port uses, under its names, nothing that runs. Written from the
// public interface of ESP-IDF v5.5.4, components/esp_wifi.
#ifndef WUXI_CHECK_ESP_WIFI_H
#define WUXI_CHECK_ESP_WIFI_H

#include "esp_err.h"

extern "C" {
esp_err_t esp_wifi_sta_get_rssi(int* rssi);
}

#endif  // WUXI_CHECK_ESP_WIFI_H
