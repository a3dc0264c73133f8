// The stubs of DigestNative, which the marshalling calls.
#ifndef WUXI_EDGE_NATIVE_WUXI_EDGE_NATIVE_WUXI_EDGE_NATIVE_DIGESTNATIVE_H
#define WUXI_EDGE_NATIVE_WUXI_EDGE_NATIVE_WUXI_EDGE_NATIVE_DIGESTNATIVE_H

namespace Wuxi_Edge_Native {
namespace Wuxi_Edge_Native {
struct DigestNative {
    static signed int Sha256(CLR_RT_TypedArray_UINT8 state, CLR_RT_TypedArray_UINT8 data, signed int offset,
                             signed int blocks, HRESULT &hr);
};
}  // namespace Wuxi_Edge_Native
}  // namespace Wuxi_Edge_Native

#endif  // WUXI_EDGE_NATIVE_WUXI_EDGE_NATIVE_WUXI_EDGE_NATIVE_DIGESTNATIVE_H
