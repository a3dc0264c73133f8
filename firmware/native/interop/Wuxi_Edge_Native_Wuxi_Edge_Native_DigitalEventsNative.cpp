// Digital inputs for C#: opening goes to the port, the rest to the driver. Runs in the runtime's task.
#include "Wuxi_Edge_Native.h"

// The runtime's headers come first: these names need its types.
#include "Wuxi_Edge_Native_Wuxi_Edge_Native_DigitalEventsNative.h"
#include "digital_events/digital_events_face.hpp"
#include "esp32_port.hpp"
#include "managed_array.hpp"
#include "soft_reboot.hpp"

using namespace Wuxi_Edge_Native::Wuxi_Edge_Native;

// The chip is one board.
static constexpr int32_t s_board = 0;

signed int DigitalEventsNative::Open(signed int pin, signed int debounce_us, signed int initial_level, HRESULT &) {
    wuxi::interop::close_at_soft_reboot();
    return wuxi::esp32::events_open(pin, debounce_us, initial_level);
}

signed int DigitalEventsNative::Close(signed int handle, HRESULT &) { return wuxi::esp32::events_close(handle); }

signed int DigitalEventsNative::Take(CLR_RT_TypedArray_INT64 info, HRESULT &) {
    if (info.GetSize() < wuxi::interop::info_size) {
        return wuxi::interop::bad_parameter;
    }
    return wuxi_events_take(s_board, wuxi::interop::data(info));
}

signed int DigitalEventsNative::Level(signed int handle, HRESULT &) { return wuxi_events_level(handle); }

int64_t DigitalEventsNative::Counter(signed int handle, signed int which, HRESULT &) {
    return wuxi_events_counter(handle, which);
}
