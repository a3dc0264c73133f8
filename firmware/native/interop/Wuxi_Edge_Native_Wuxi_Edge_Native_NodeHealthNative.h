// The stubs of NodeHealthNative, which the marshalling calls.
#ifndef WUXI_EDGE_NATIVE_WUXI_EDGE_NATIVE_WUXI_EDGE_NATIVE_NODEHEALTHNATIVE_H
#define WUXI_EDGE_NATIVE_WUXI_EDGE_NATIVE_WUXI_EDGE_NATIVE_NODEHEALTHNATIVE_H

namespace Wuxi_Edge_Native {
namespace Wuxi_Edge_Native {
struct NodeHealthNative {
    static signed int ResetReason(HRESULT &hr);
    static signed int WifiDbm(HRESULT &hr);
    static signed int StartWatchdog(signed int param0, HRESULT &hr);
    static signed int FeedWatchdog(HRESULT &hr);
};
}  // namespace Wuxi_Edge_Native
}  // namespace Wuxi_Edge_Native

#endif  // WUXI_EDGE_NATIVE_WUXI_EDGE_NATIVE_WUXI_EDGE_NATIVE_NODEHEALTHNATIVE_H
