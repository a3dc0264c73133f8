// Declarations for a check without ESP-IDF: what the port uses, under its names, nothing that runs. Written from the
// public interface of ESP-IDF v5.5.4, components/esp_rom.
#ifndef WUXI_CHECK_ESP_ROM_SYS_H
#define WUXI_CHECK_ESP_ROM_SYS_H

#include <stdint.h>

extern "C" {
void esp_rom_delay_us(uint32_t us);
}

#endif  // WUXI_CHECK_ESP_ROM_SYS_H
