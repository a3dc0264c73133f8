// Marshalling of DigitalEventsNative: arguments from the managed stack to a stub, its result back. The packer writes
// the same.
#include "Wuxi_Edge_Native.h"
#include "Wuxi_Edge_Native_Wuxi_Edge_Native_DigitalEventsNative.h"

using namespace Wuxi_Edge_Native::Wuxi_Edge_Native;

HRESULT Library_Wuxi_Edge_Native_Wuxi_Edge_Native_DigitalEventsNative::Open___STATIC__I4__I4__I4__I4(
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

        signed int retValue = DigitalEventsNative::Open(param0, param1, param2, hr);
        NANOCLR_CHECK_HRESULT(hr);
        SetResult_INT32(stack, retValue);
    }
    NANOCLR_NOCLEANUP();
}

HRESULT Library_Wuxi_Edge_Native_Wuxi_Edge_Native_DigitalEventsNative::Close___STATIC__I4__I4(
    CLR_RT_StackFrame &stack) {
    NANOCLR_HEADER();
    hr = S_OK;
    {
        signed int param0;
        NANOCLR_CHECK_HRESULT(Interop_Marshal_INT32(stack, 0, param0));

        signed int retValue = DigitalEventsNative::Close(param0, hr);
        NANOCLR_CHECK_HRESULT(hr);
        SetResult_INT32(stack, retValue);
    }
    NANOCLR_NOCLEANUP();
}

HRESULT Library_Wuxi_Edge_Native_Wuxi_Edge_Native_DigitalEventsNative::Take___STATIC__I4__SZARRAY_I8(
    CLR_RT_StackFrame &stack) {
    NANOCLR_HEADER();
    hr = S_OK;
    {
        CLR_RT_TypedArray_INT64 param0;
        NANOCLR_CHECK_HRESULT(Interop_Marshal_INT64_ARRAY(stack, 0, param0));

        signed int retValue = DigitalEventsNative::Take(param0, hr);
        NANOCLR_CHECK_HRESULT(hr);
        SetResult_INT32(stack, retValue);
    }
    NANOCLR_NOCLEANUP();
}

HRESULT Library_Wuxi_Edge_Native_Wuxi_Edge_Native_DigitalEventsNative::Level___STATIC__I4__I4(
    CLR_RT_StackFrame &stack) {
    NANOCLR_HEADER();
    hr = S_OK;
    {
        signed int param0;
        NANOCLR_CHECK_HRESULT(Interop_Marshal_INT32(stack, 0, param0));

        signed int retValue = DigitalEventsNative::Level(param0, hr);
        NANOCLR_CHECK_HRESULT(hr);
        SetResult_INT32(stack, retValue);
    }
    NANOCLR_NOCLEANUP();
}

HRESULT Library_Wuxi_Edge_Native_Wuxi_Edge_Native_DigitalEventsNative::Counter___STATIC__I8__I4__I4(
    CLR_RT_StackFrame &stack) {
    NANOCLR_HEADER();
    hr = S_OK;
    {
        signed int param0;
        NANOCLR_CHECK_HRESULT(Interop_Marshal_INT32(stack, 0, param0));

        signed int param1;
        NANOCLR_CHECK_HRESULT(Interop_Marshal_INT32(stack, 1, param1));

        int64_t retValue = DigitalEventsNative::Counter(param0, param1, hr);
        NANOCLR_CHECK_HRESULT(hr);
        SetResult_INT64(stack, retValue);
    }
    NANOCLR_NOCLEANUP();
}
