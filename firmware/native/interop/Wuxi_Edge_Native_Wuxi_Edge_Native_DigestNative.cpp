// Digests for C#. Runs in the runtime's task.
#include "Wuxi_Edge_Native.h"

// The runtime's headers come first: these names need its types.
#include "Wuxi_Edge_Native_Wuxi_Edge_Native_DigestNative.h"
#include "digest/digest_face.hpp"
#include "managed_array.hpp"

using namespace Wuxi_Edge_Native::Wuxi_Edge_Native;

signed int DigestNative::Sha256(CLR_RT_TypedArray_UINT8 state, CLR_RT_TypedArray_UINT8 data, signed int offset,
                                signed int blocks, HRESULT &) {
    constexpr signed int block_bytes = 64;
    constexpr unsigned int state_bytes = 32;
    int32_t there = wuxi::interop::size(data);
    if (state.GetSize() < state_bytes || offset < 0 || offset > there || blocks < 0 ||
        blocks > (there - offset) / block_bytes) {
        return wuxi::interop::bad_parameter;
    }
    return wuxi_digest_sha256(state.GetBuffer(), data.GetBuffer() + offset, blocks);
}
