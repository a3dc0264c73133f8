// Pulse inputs for C#: opening and writing go to the port, the rest to the driver. Runs in the runtime's task.
#include "Wuxi_Edge_Native.h"

// The runtime's headers come first: these names need its types.
#include "Wuxi_Edge_Native_Wuxi_Edge_Native_PulseCounterNative.h"
#include "esp32_port.hpp"
#include "pulse_counter/pulse_counter_face.hpp"
#include "soft_reboot.hpp"

using namespace Wuxi_Edge_Native::Wuxi_Edge_Native;

signed int PulseCounterNative::Open(signed int channel, signed int pin, signed int glitch_us, signed int edges,
                                    HRESULT &) {
    wuxi::interop::close_at_soft_reboot();
    return wuxi::esp32::pulse_open(channel, pin, glitch_us, edges);
}

signed int PulseCounterNative::Close(signed int handle, HRESULT &) { return wuxi::esp32::pulse_close(handle); }

int64_t PulseCounterNative::Total(signed int handle, HRESULT &) { return wuxi_pulse_total(handle); }

int64_t PulseCounterNative::RateMillihertz(signed int handle, HRESULT &) {
    return wuxi_pulse_rate_millihertz(handle, wuxi::esp32::now_us());
}

int64_t PulseCounterNative::Counter(signed int handle, signed int which, HRESULT &) {
    return wuxi_pulse_counter(handle, which);
}

signed int PulseCounterNative::BrownOut(signed int handle, HRESULT &) { return wuxi::esp32::pulse_persist(handle); }
