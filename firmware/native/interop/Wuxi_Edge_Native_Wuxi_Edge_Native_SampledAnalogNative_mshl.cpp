// Marshalling of SampledAnalogNative: arguments from the managed stack to a stub, its result back. The packer writes
// the same.
#include "Wuxi_Edge_Native.h"
#include "Wuxi_Edge_Native_Wuxi_Edge_Native_SampledAnalogNative.h"

using namespace Wuxi_Edge_Native::Wuxi_Edge_Native;

HRESULT Library_Wuxi_Edge_Native_Wuxi_Edge_Native_SampledAnalogNative::Open___STATIC__I4__SZARRAY_I4__I4__I4(
    CLR_RT_StackFrame &stack) {
    NANOCLR_HEADER();
    hr = S_OK;
    {
        CLR_RT_TypedArray_INT32 param0;
        NANOCLR_CHECK_HRESULT(Interop_Marshal_INT32_ARRAY(stack, 0, param0));

        signed int param1;
        NANOCLR_CHECK_HRESULT(Interop_Marshal_INT32(stack, 1, param1));

        signed int param2;
        NANOCLR_CHECK_HRESULT(Interop_Marshal_INT32(stack, 2, param2));

        signed int retValue = SampledAnalogNative::Open(param0, param1, param2, hr);
        NANOCLR_CHECK_HRESULT(hr);
        SetResult_INT32(stack, retValue);
    }
    NANOCLR_NOCLEANUP();
}

HRESULT Library_Wuxi_Edge_Native_Wuxi_Edge_Native_SampledAnalogNative::Close___STATIC__I4__I4(
    CLR_RT_StackFrame &stack) {
    NANOCLR_HEADER();
    hr = S_OK;
    {
        signed int param0;
        NANOCLR_CHECK_HRESULT(Interop_Marshal_INT32(stack, 0, param0));

        signed int retValue = SampledAnalogNative::Close(param0, hr);
        NANOCLR_CHECK_HRESULT(hr);
        SetResult_INT32(stack, retValue);
    }
    NANOCLR_NOCLEANUP();
}

HRESULT Library_Wuxi_Edge_Native_Wuxi_Edge_Native_SampledAnalogNative::Calibrate___STATIC__I4__I4__I4__R4__R4(
    CLR_RT_StackFrame &stack) {
    NANOCLR_HEADER();
    hr = S_OK;
    {
        signed int param0;
        NANOCLR_CHECK_HRESULT(Interop_Marshal_INT32(stack, 0, param0));

        signed int param1;
        NANOCLR_CHECK_HRESULT(Interop_Marshal_INT32(stack, 1, param1));

        float param2;
        NANOCLR_CHECK_HRESULT(Interop_Marshal_float(stack, 2, param2));

        float param3;
        NANOCLR_CHECK_HRESULT(Interop_Marshal_float(stack, 3, param3));

        signed int retValue = SampledAnalogNative::Calibrate(param0, param1, param2, param3, hr);
        NANOCLR_CHECK_HRESULT(hr);
        SetResult_INT32(stack, retValue);
    }
    NANOCLR_NOCLEANUP();
}

HRESULT Library_Wuxi_Edge_Native_Wuxi_Edge_Native_SampledAnalogNative::Pair___STATIC__I4__I4__I4__I4__I4__R4(
    CLR_RT_StackFrame &stack) {
    NANOCLR_HEADER();
    hr = S_OK;
    {
        signed int param0;
        NANOCLR_CHECK_HRESULT(Interop_Marshal_INT32(stack, 0, param0));

        signed int param1;
        NANOCLR_CHECK_HRESULT(Interop_Marshal_INT32(stack, 1, param1));

        signed int param2;
        NANOCLR_CHECK_HRESULT(Interop_Marshal_INT32(stack, 2, param2));

        signed int param3;
        NANOCLR_CHECK_HRESULT(Interop_Marshal_INT32(stack, 3, param3));

        float param4;
        NANOCLR_CHECK_HRESULT(Interop_Marshal_float(stack, 4, param4));

        signed int retValue = SampledAnalogNative::Pair(param0, param1, param2, param3, param4, hr);
        NANOCLR_CHECK_HRESULT(hr);
        SetResult_INT32(stack, retValue);
    }
    NANOCLR_NOCLEANUP();
}

HRESULT Library_Wuxi_Edge_Native_Wuxi_Edge_Native_SampledAnalogNative::PairWindows___STATIC__I4__I4__I4(
    CLR_RT_StackFrame &stack) {
    NANOCLR_HEADER();
    hr = S_OK;
    {
        signed int param0;
        NANOCLR_CHECK_HRESULT(Interop_Marshal_INT32(stack, 0, param0));

        signed int param1;
        NANOCLR_CHECK_HRESULT(Interop_Marshal_INT32(stack, 1, param1));

        signed int retValue = SampledAnalogNative::PairWindows(param0, param1, hr);
        NANOCLR_CHECK_HRESULT(hr);
        SetResult_INT32(stack, retValue);
    }
    NANOCLR_NOCLEANUP();
}

HRESULT Library_Wuxi_Edge_Native_Wuxi_Edge_Native_SampledAnalogNative::Start___STATIC__I4__I4(
    CLR_RT_StackFrame &stack) {
    NANOCLR_HEADER();
    hr = S_OK;
    {
        signed int param0;
        NANOCLR_CHECK_HRESULT(Interop_Marshal_INT32(stack, 0, param0));

        signed int retValue = SampledAnalogNative::Start(param0, hr);
        NANOCLR_CHECK_HRESULT(hr);
        SetResult_INT32(stack, retValue);
    }
    NANOCLR_NOCLEANUP();
}

HRESULT Library_Wuxi_Edge_Native_Wuxi_Edge_Native_SampledAnalogNative::Take___STATIC__I4__I4__SZARRAY_R4__SZARRAY_I8(
    CLR_RT_StackFrame &stack) {
    NANOCLR_HEADER();
    hr = S_OK;
    {
        signed int param0;
        NANOCLR_CHECK_HRESULT(Interop_Marshal_INT32(stack, 0, param0));

        CLR_RT_TypedArray_float param1;
        NANOCLR_CHECK_HRESULT(Interop_Marshal_float_ARRAY(stack, 1, param1));

        CLR_RT_TypedArray_INT64 param2;
        NANOCLR_CHECK_HRESULT(Interop_Marshal_INT64_ARRAY(stack, 2, param2));

        signed int retValue = SampledAnalogNative::Take(param0, param1, param2, hr);
        NANOCLR_CHECK_HRESULT(hr);
        SetResult_INT32(stack, retValue);
    }
    NANOCLR_NOCLEANUP();
}

HRESULT Library_Wuxi_Edge_Native_Wuxi_Edge_Native_SampledAnalogNative::Counter___STATIC__I8__I4__I4(
    CLR_RT_StackFrame &stack) {
    NANOCLR_HEADER();
    hr = S_OK;
    {
        signed int param0;
        NANOCLR_CHECK_HRESULT(Interop_Marshal_INT32(stack, 0, param0));

        signed int param1;
        NANOCLR_CHECK_HRESULT(Interop_Marshal_INT32(stack, 1, param1));

        int64_t retValue = SampledAnalogNative::Counter(param0, param1, hr);
        NANOCLR_CHECK_HRESULT(hr);
        SetResult_INT64(stack, retValue);
    }
    NANOCLR_NOCLEANUP();
}
