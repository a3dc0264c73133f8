// Marshalling of NativeCoreNative: arguments from the managed stack to a stub, its result back. The packer writes the
// same.
#include "Wuxi_Edge_Native.h"
#include "Wuxi_Edge_Native_Wuxi_Edge_Native_NativeCoreNative.h"

using namespace Wuxi_Edge_Native::Wuxi_Edge_Native;

HRESULT Library_Wuxi_Edge_Native_Wuxi_Edge_Native_NativeCoreNative::Version___STATIC__I4(CLR_RT_StackFrame &stack) {
    NANOCLR_HEADER();
    hr = S_OK;
    {
        signed int retValue = NativeCoreNative::Version(hr);
        NANOCLR_CHECK_HRESULT(hr);
        SetResult_INT32(stack, retValue);
    }
    NANOCLR_NOCLEANUP();
}
