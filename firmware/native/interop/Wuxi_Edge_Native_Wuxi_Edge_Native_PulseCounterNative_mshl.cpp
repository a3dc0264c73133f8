// Marshalling of PulseCounterNative: arguments from the managed stack to a stub, its result back. The packer writes the
// same.
#include "Wuxi_Edge_Native.h"
#include "Wuxi_Edge_Native_Wuxi_Edge_Native_PulseCounterNative.h"

using namespace Wuxi_Edge_Native::Wuxi_Edge_Native;

HRESULT Library_Wuxi_Edge_Native_Wuxi_Edge_Native_PulseCounterNative::Open___STATIC__I4__I4__I4__I4__I4(
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

        signed int retValue = PulseCounterNative::Open(param0, param1, param2, param3, hr);
        NANOCLR_CHECK_HRESULT(hr);
        SetResult_INT32(stack, retValue);
    }
    NANOCLR_NOCLEANUP();
}

HRESULT Library_Wuxi_Edge_Native_Wuxi_Edge_Native_PulseCounterNative::Close___STATIC__I4__I4(CLR_RT_StackFrame &stack) {
    NANOCLR_HEADER();
    hr = S_OK;
    {
        signed int param0;
        NANOCLR_CHECK_HRESULT(Interop_Marshal_INT32(stack, 0, param0));

        signed int retValue = PulseCounterNative::Close(param0, hr);
        NANOCLR_CHECK_HRESULT(hr);
        SetResult_INT32(stack, retValue);
    }
    NANOCLR_NOCLEANUP();
}

HRESULT Library_Wuxi_Edge_Native_Wuxi_Edge_Native_PulseCounterNative::Total___STATIC__I8__I4(CLR_RT_StackFrame &stack) {
    NANOCLR_HEADER();
    hr = S_OK;
    {
        signed int param0;
        NANOCLR_CHECK_HRESULT(Interop_Marshal_INT32(stack, 0, param0));

        int64_t retValue = PulseCounterNative::Total(param0, hr);
        NANOCLR_CHECK_HRESULT(hr);
        SetResult_INT64(stack, retValue);
    }
    NANOCLR_NOCLEANUP();
}

HRESULT Library_Wuxi_Edge_Native_Wuxi_Edge_Native_PulseCounterNative::RateMillihertz___STATIC__I8__I4(
    CLR_RT_StackFrame &stack) {
    NANOCLR_HEADER();
    hr = S_OK;
    {
        signed int param0;
        NANOCLR_CHECK_HRESULT(Interop_Marshal_INT32(stack, 0, param0));

        int64_t retValue = PulseCounterNative::RateMillihertz(param0, hr);
        NANOCLR_CHECK_HRESULT(hr);
        SetResult_INT64(stack, retValue);
    }
    NANOCLR_NOCLEANUP();
}

HRESULT Library_Wuxi_Edge_Native_Wuxi_Edge_Native_PulseCounterNative::Counter___STATIC__I8__I4__I4(
    CLR_RT_StackFrame &stack) {
    NANOCLR_HEADER();
    hr = S_OK;
    {
        signed int param0;
        NANOCLR_CHECK_HRESULT(Interop_Marshal_INT32(stack, 0, param0));

        signed int param1;
        NANOCLR_CHECK_HRESULT(Interop_Marshal_INT32(stack, 1, param1));

        int64_t retValue = PulseCounterNative::Counter(param0, param1, hr);
        NANOCLR_CHECK_HRESULT(hr);
        SetResult_INT64(stack, retValue);
    }
    NANOCLR_NOCLEANUP();
}

HRESULT Library_Wuxi_Edge_Native_Wuxi_Edge_Native_PulseCounterNative::BrownOut___STATIC__I4__I4(
    CLR_RT_StackFrame &stack) {
    NANOCLR_HEADER();
    hr = S_OK;
    {
        signed int param0;
        NANOCLR_CHECK_HRESULT(Interop_Marshal_INT32(stack, 0, param0));

        signed int retValue = PulseCounterNative::BrownOut(param0, hr);
        NANOCLR_CHECK_HRESULT(hr);
        SetResult_INT32(stack, retValue);
    }
    NANOCLR_NOCLEANUP();
}
