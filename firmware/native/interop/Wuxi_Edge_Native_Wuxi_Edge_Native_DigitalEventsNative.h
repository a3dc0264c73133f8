// The stubs of DigitalEventsNative, which the marshalling calls.
#ifndef WUXI_EDGE_NATIVE_WUXI_EDGE_NATIVE_WUXI_EDGE_NATIVE_DIGITALEVENTSNATIVE_H
#define WUXI_EDGE_NATIVE_WUXI_EDGE_NATIVE_WUXI_EDGE_NATIVE_DIGITALEVENTSNATIVE_H

namespace Wuxi_Edge_Native {
namespace Wuxi_Edge_Native {
struct DigitalEventsNative {
    static signed int Open(signed int pin, signed int debounce_us, signed int initial_level, HRESULT &hr);
    static signed int Close(signed int handle, HRESULT &hr);
    static signed int Take(CLR_RT_TypedArray_INT64 info, HRESULT &hr);
    static signed int Level(signed int handle, HRESULT &hr);
    static int64_t Counter(signed int handle, signed int which, HRESULT &hr);
};
}  // namespace Wuxi_Edge_Native
}  // namespace Wuxi_Edge_Native

#endif  // WUXI_EDGE_NATIVE_WUXI_EDGE_NATIVE_WUXI_EDGE_NATIVE_DIGITALEVENTSNATIVE_H
