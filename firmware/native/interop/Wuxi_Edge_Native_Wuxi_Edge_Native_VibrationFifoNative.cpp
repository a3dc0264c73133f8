// The accelerometer for C#: opening goes to the port, the rest to the driver. Runs in the runtime's task.
#include "Wuxi_Edge_Native.h"

// The runtime's headers come first: these names need its types.
#include "Wuxi_Edge_Native_Wuxi_Edge_Native_VibrationFifoNative.h"
#include "esp32_port.hpp"
#include "managed_array.hpp"
#include "soft_reboot.hpp"
#include "vibration_fifo/vibration_fifo_face.hpp"

using namespace Wuxi_Edge_Native::Wuxi_Edge_Native;

signed int VibrationFifoNative::Open(signed int part, signed int bus, signed int chip_select_pin, signed int rate_hz,
                                     signed int range_g, signed int shaft_millihertz, HRESULT &) {
    wuxi::interop::close_at_soft_reboot();
    return wuxi::esp32::vibration_open(part, bus, chip_select_pin, rate_hz, range_g, shaft_millihertz);
}

signed int VibrationFifoNative::Close(signed int handle, HRESULT &) { return wuxi::esp32::vibration_close(handle); }

signed int VibrationFifoNative::Lines(signed int handle, signed int index, signed int frequency_millihertz, HRESULT &) {
    return wuxi_vibration_lines(handle, index, frequency_millihertz);
}

signed int VibrationFifoNative::Take(signed int handle, CLR_RT_TypedArray_float values, CLR_RT_TypedArray_INT64 info,
                                     HRESULT &) {
    if (info.GetSize() < wuxi::interop::info_size) {
        return wuxi::interop::bad_parameter;
    }
    return wuxi_vibration_take(handle, values.GetBuffer(), wuxi::interop::size(values), wuxi::interop::data(info));
}

int64_t VibrationFifoNative::Counter(signed int handle, signed int which, HRESULT &) {
    return wuxi_vibration_counter(handle, which);
}
