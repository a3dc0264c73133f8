// The chip's own health: why it began anew, the strength of its Wi-Fi, and ESP-IDF's task watchdog.
//
// Contexts: the runtime's task calls all of it, and that task is what the watchdog watches: managed threads take turns
// in it, so a feed by one C# thread says that the interpreter runs and that this thread's loop does. A watchdog that is
// not fed panics, which restarts the chip (CONFIG_ESP_SYSTEM_PANIC_PRINT_REBOOT, the default), and the next start is
// told "task watchdog". The idle tasks are not watched: the interpreter may rightly leave them no time.
// No RAM of its own; ESP-IDF takes some 40 bytes from the heap for the task.
#include <esp_system.h>
#include <esp_task_wdt.h>
#include <esp_wifi.h>

#include "esp32_port.hpp"
#include "reset_reason.hpp"

namespace wuxi::esp32 {
namespace {

constexpr int32_t s_shortest_ms = 1000;
constexpr int32_t s_longest_ms = 600000;

bool s_watched = false;

}  // namespace

int32_t health_reset_reason() { return reset_reason(static_cast<int32_t>(esp_reset_reason())); }

int32_t health_wifi_dbm() {
    int dbm = 0;
    return esp_wifi_sta_get_rssi(&dbm) == ESP_OK && dbm < 0 ? dbm : 0;
}

int32_t health_watchdog_start(int32_t timeout_ms) {
    if (timeout_ms < s_shortest_ms || timeout_ms > s_longest_ms) {
        return bad_parameter;
    }
    esp_task_wdt_config_t config = {};
    config.timeout_ms = static_cast<uint32_t>(timeout_ms);
    config.trigger_panic = true;
    esp_err_t result = esp_task_wdt_init(&config);
    if (result == ESP_ERR_INVALID_STATE) {
        // The image has begun it already.
        result = esp_task_wdt_reconfigure(&config);
    }
    if (result != ESP_OK) {
        return no_port;
    }
    if (!s_watched) {
        s_watched = esp_task_wdt_add(nullptr) == ESP_OK;
    }
    return s_watched && esp_task_wdt_reset() == ESP_OK ? 0 : no_port;
}

int32_t health_watchdog_feed() { return s_watched && esp_task_wdt_reset() == ESP_OK ? 0 : no_port; }

void health_close() {
    // Between two managed programs nobody feeds.
    if (s_watched && esp_task_wdt_delete(nullptr) == ESP_OK) {
        s_watched = false;
    }
}

}  // namespace wuxi::esp32
