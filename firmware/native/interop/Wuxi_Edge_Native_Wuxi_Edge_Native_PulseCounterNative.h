// The stubs of PulseCounterNative, which the marshalling calls.
#ifndef WUXI_EDGE_NATIVE_WUXI_EDGE_NATIVE_WUXI_EDGE_NATIVE_PULSECOUNTERNATIVE_H
#define WUXI_EDGE_NATIVE_WUXI_EDGE_NATIVE_WUXI_EDGE_NATIVE_PULSECOUNTERNATIVE_H

namespace Wuxi_Edge_Native {
namespace Wuxi_Edge_Native {
struct PulseCounterNative {
    static signed int Open(signed int channel, signed int pin, signed int glitch_us, signed int edges, HRESULT &hr);
    static signed int Close(signed int handle, HRESULT &hr);
    static int64_t Total(signed int handle, HRESULT &hr);
    static int64_t RateMillihertz(signed int handle, HRESULT &hr);
    static int64_t Counter(signed int handle, signed int which, HRESULT &hr);
    static signed int BrownOut(signed int handle, HRESULT &hr);
};
}  // namespace Wuxi_Edge_Native
}  // namespace Wuxi_Edge_Native

#endif  // WUXI_EDGE_NATIVE_WUXI_EDGE_NATIVE_WUXI_EDGE_NATIVE_PULSECOUNTERNATIVE_H
