// The stubs of VibrationFifoNative, which the marshalling calls.
#ifndef WUXI_EDGE_NATIVE_WUXI_EDGE_NATIVE_WUXI_EDGE_NATIVE_VIBRATIONFIFONATIVE_H
#define WUXI_EDGE_NATIVE_WUXI_EDGE_NATIVE_WUXI_EDGE_NATIVE_VIBRATIONFIFONATIVE_H

namespace Wuxi_Edge_Native {
namespace Wuxi_Edge_Native {
struct VibrationFifoNative {
    static signed int Open(signed int part, signed int bus, signed int chip_select_pin, signed int rate_hz,
                           signed int range_g, signed int shaft_millihertz, HRESULT &hr);
    static signed int Close(signed int handle, HRESULT &hr);
    static signed int Lines(signed int handle, signed int index, signed int frequency_millihertz, HRESULT &hr);
    static signed int Take(signed int handle, CLR_RT_TypedArray_float values, CLR_RT_TypedArray_INT64 info,
                           HRESULT &hr);
    static int64_t Counter(signed int handle, signed int which, HRESULT &hr);
};
}  // namespace Wuxi_Edge_Native
}  // namespace Wuxi_Edge_Native

#endif  // WUXI_EDGE_NATIVE_WUXI_EDGE_NATIVE_WUXI_EDGE_NATIVE_VIBRATIONFIFONATIVE_H
