// Marshalling of DigestNative: arguments from the managed stack to a stub, its result back. The packer writes the same.
#include "Wuxi_Edge_Native.h"
#include "Wuxi_Edge_Native_Wuxi_Edge_Native_DigestNative.h"

using namespace Wuxi_Edge_Native::Wuxi_Edge_Native;

HRESULT Library_Wuxi_Edge_Native_Wuxi_Edge_Native_DigestNative::Sha256___STATIC__I4__SZARRAY_U1__SZARRAY_U1__I4__I4(
    CLR_RT_StackFrame &stack) {
    NANOCLR_HEADER();
    hr = S_OK;
    {
        CLR_RT_TypedArray_UINT8 param0;
        NANOCLR_CHECK_HRESULT(Interop_Marshal_UINT8_ARRAY(stack, 0, param0));

        CLR_RT_TypedArray_UINT8 param1;
        NANOCLR_CHECK_HRESULT(Interop_Marshal_UINT8_ARRAY(stack, 1, param1));

        signed int param2;
        NANOCLR_CHECK_HRESULT(Interop_Marshal_INT32(stack, 2, param2));

        signed int param3;
        NANOCLR_CHECK_HRESULT(Interop_Marshal_INT32(stack, 3, param3));

        signed int retValue = DigestNative::Sha256(param0, param1, param2, param3, hr);
        NANOCLR_CHECK_HRESULT(hr);
        SetResult_INT32(stack, retValue);
    }
    NANOCLR_NOCLEANUP();
}
