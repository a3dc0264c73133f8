// The stubs of NativeCoreNative, which the marshalling calls.
#ifndef WUXI_EDGE_NATIVE_WUXI_EDGE_NATIVE_WUXI_EDGE_NATIVE_NATIVECORENATIVE_H
#define WUXI_EDGE_NATIVE_WUXI_EDGE_NATIVE_WUXI_EDGE_NATIVE_NATIVECORENATIVE_H

namespace Wuxi_Edge_Native {
namespace Wuxi_Edge_Native {
struct NativeCoreNative {
    static signed int Version(HRESULT &hr);
};
}  // namespace Wuxi_Edge_Native
}  // namespace Wuxi_Edge_Native

#endif  // WUXI_EDGE_NATIVE_WUXI_EDGE_NATIVE_WUXI_EDGE_NATIVE_NATIVECORENATIVE_H
