// Marshalling of NodeHealthNative: arguments from the managed stack to a stub, its result back. The packer writes the
// same.
#include "Wuxi_Edge_Native.h"
#include "Wuxi_Edge_Native_Wuxi_Edge_Native_NodeHealthNative.h"

using namespace Wuxi_Edge_Native::Wuxi_Edge_Native;

HRESULT Library_Wuxi_Edge_Native_Wuxi_Edge_Native_NodeHealthNative::ResetReason___STATIC__I4(CLR_RT_StackFrame &stack) {
    NANOCLR_HEADER();
    hr = S_OK;
    {
        signed int retValue = NodeHealthNative::ResetReason(hr);
        NANOCLR_CHECK_HRESULT(hr);
        SetResult_INT32(stack, retValue);
    }
    NANOCLR_NOCLEANUP();
}

HRESULT Library_Wuxi_Edge_Native_Wuxi_Edge_Native_NodeHealthNative::WifiDbm___STATIC__I4(CLR_RT_StackFrame &stack) {
    NANOCLR_HEADER();
    hr = S_OK;
    {
        signed int retValue = NodeHealthNative::WifiDbm(hr);
        NANOCLR_CHECK_HRESULT(hr);
        SetResult_INT32(stack, retValue);
    }
    NANOCLR_NOCLEANUP();
}

HRESULT Library_Wuxi_Edge_Native_Wuxi_Edge_Native_NodeHealthNative::StartWatchdog___STATIC__I4__I4(
    CLR_RT_StackFrame &stack) {
    NANOCLR_HEADER();
    hr = S_OK;
    {
        signed int param0;
        NANOCLR_CHECK_HRESULT(Interop_Marshal_INT32(stack, 0, param0));

        signed int retValue = NodeHealthNative::StartWatchdog(param0, hr);
        NANOCLR_CHECK_HRESULT(hr);
        SetResult_INT32(stack, retValue);
    }
    NANOCLR_NOCLEANUP();
}

HRESULT Library_Wuxi_Edge_Native_Wuxi_Edge_Native_NodeHealthNative::FeedWatchdog___STATIC__I4(
    CLR_RT_StackFrame &stack) {
    NANOCLR_HEADER();
    hr = S_OK;
    {
        signed int retValue = NodeHealthNative::FeedWatchdog(hr);
        NANOCLR_CHECK_HRESULT(hr);
        SetResult_INT32(stack, retValue);
    }
    NANOCLR_NOCLEANUP();
}
