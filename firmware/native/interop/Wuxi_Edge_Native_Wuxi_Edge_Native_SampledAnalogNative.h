// The stubs of SampledAnalogNative, which the marshalling calls.
#ifndef WUXI_EDGE_NATIVE_WUXI_EDGE_NATIVE_WUXI_EDGE_NATIVE_SAMPLEDANALOGNATIVE_H
#define WUXI_EDGE_NATIVE_WUXI_EDGE_NATIVE_WUXI_EDGE_NATIVE_SAMPLEDANALOGNATIVE_H

namespace Wuxi_Edge_Native {
namespace Wuxi_Edge_Native {
struct SampledAnalogNative {
    static signed int Open(CLR_RT_TypedArray_INT32 channels, signed int rate_hz, signed int window_samples,
                           HRESULT &hr);
    static signed int Close(signed int handle, HRESULT &hr);
    static signed int Calibrate(signed int handle, signed int channel, float offset_counts, float units_per_count,
                                HRESULT &hr);
    static signed int Pair(signed int handle, signed int pair, signed int voltage_channel, signed int current_channel,
                           float phase_us, HRESULT &hr);
    static signed int PairWindows(signed int handle, signed int windows, HRESULT &hr);
    static signed int Start(signed int handle, HRESULT &hr);
    static signed int Take(signed int handle, CLR_RT_TypedArray_float values, CLR_RT_TypedArray_INT64 info,
                           HRESULT &hr);
    static int64_t Counter(signed int handle, signed int which, HRESULT &hr);
};
}  // namespace Wuxi_Edge_Native
}  // namespace Wuxi_Edge_Native

#endif  // WUXI_EDGE_NATIVE_WUXI_EDGE_NATIVE_WUXI_EDGE_NATIVE_SAMPLEDANALOGNATIVE_H
