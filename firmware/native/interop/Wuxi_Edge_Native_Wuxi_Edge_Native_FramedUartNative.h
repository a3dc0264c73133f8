// The stubs of FramedUartNative, which the marshalling calls.
#ifndef WUXI_EDGE_NATIVE_WUXI_EDGE_NATIVE_WUXI_EDGE_NATIVE_FRAMEDUARTNATIVE_H
#define WUXI_EDGE_NATIVE_WUXI_EDGE_NATIVE_WUXI_EDGE_NATIVE_FRAMEDUARTNATIVE_H

namespace Wuxi_Edge_Native {
namespace Wuxi_Edge_Native {
struct FramedUartNative {
    static signed int Open(signed int port, signed int framer, signed int baud, signed int parity,
                           signed int turnaround_us, HRESULT &hr);
    static signed int Close(signed int handle, HRESULT &hr);
    static signed int Submit(signed int handle, CLR_RT_TypedArray_UINT8 request, signed int count,
                             signed int timeout_ms, HRESULT &hr);
    static signed int Take(signed int handle, CLR_RT_TypedArray_UINT8 into, CLR_RT_TypedArray_INT64 info, HRESULT &hr);
    static int64_t Counter(signed int handle, signed int which, HRESULT &hr);
};
}  // namespace Wuxi_Edge_Native
}  // namespace Wuxi_Edge_Native

#endif  // WUXI_EDGE_NATIVE_WUXI_EDGE_NATIVE_WUXI_EDGE_NATIVE_FRAMEDUARTNATIVE_H
