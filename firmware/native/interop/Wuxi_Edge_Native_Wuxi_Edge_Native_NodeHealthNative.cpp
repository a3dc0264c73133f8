// The chip's health for C#. Runs in the runtime's task, which the watchdog watches.
#include "Wuxi_Edge_Native.h"

// The runtime's headers come first: these names need its types.
#include "Wuxi_Edge_Native_Wuxi_Edge_Native_NodeHealthNative.h"
#include "esp32_port.hpp"
#include "soft_reboot.hpp"

using namespace Wuxi_Edge_Native::Wuxi_Edge_Native;

signed int NodeHealthNative::ResetReason(HRESULT &) { return wuxi::esp32::health_reset_reason(); }

signed int NodeHealthNative::WifiDbm(HRESULT &) { return wuxi::esp32::health_wifi_dbm(); }

signed int NodeHealthNative::StartWatchdog(signed int timeout_ms, HRESULT &) {
    wuxi::interop::close_at_soft_reboot();
    return wuxi::esp32::health_watchdog_start(timeout_ms);
}

signed int NodeHealthNative::FeedWatchdog(HRESULT &) { return wuxi::esp32::health_watchdog_feed(); }
