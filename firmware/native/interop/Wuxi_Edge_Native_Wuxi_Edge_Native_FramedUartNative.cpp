// Serial ports for C#: opening and requests go to the port, the rest to the driver. Runs in the runtime's task.
#include "Wuxi_Edge_Native.h"

// The runtime's headers come first: these names need its types.
#include "Wuxi_Edge_Native_Wuxi_Edge_Native_FramedUartNative.h"
#include "esp32_port.hpp"
#include "framed_uart/framed_uart_face.hpp"
#include "managed_array.hpp"
#include "soft_reboot.hpp"

using namespace Wuxi_Edge_Native::Wuxi_Edge_Native;

signed int FramedUartNative::Open(signed int port, signed int framer, signed int baud, signed int parity,
                                  signed int turnaround_us, HRESULT &) {
    wuxi::interop::close_at_soft_reboot();
    return wuxi::esp32::uart_open(port, framer, baud, parity, turnaround_us);
}

signed int FramedUartNative::Close(signed int handle, HRESULT &) { return wuxi::esp32::uart_close(handle); }

signed int FramedUartNative::Submit(signed int handle, CLR_RT_TypedArray_UINT8 request, signed int count,
                                    signed int timeout_ms, HRESULT &) {
    if (count < 0 || static_cast<unsigned int>(count) > request.GetSize()) {
        return wuxi::interop::bad_parameter;
    }
    return wuxi::esp32::uart_submit(handle, request.GetBuffer(), count, timeout_ms);
}

signed int FramedUartNative::Take(signed int handle, CLR_RT_TypedArray_UINT8 into, CLR_RT_TypedArray_INT64 info,
                                  HRESULT &) {
    if (info.GetSize() < wuxi::interop::info_size) {
        return wuxi::interop::bad_parameter;
    }
    return wuxi_uart_take(handle, into.GetBuffer(), wuxi::interop::size(into), wuxi::interop::data(info));
}

int64_t FramedUartNative::Counter(signed int handle, signed int which, HRESULT &) {
    return wuxi_uart_counter(handle, which);
}
