// The native methods of the assembly Wuxi.Edge.Native, under the names that the packer gives them.
#ifndef WUXI_EDGE_NATIVE_H
#define WUXI_EDGE_NATIVE_H

#include <nanoCLR_Interop.h>
#include <nanoCLR_Runtime.h>
#include <nanoPackStruct.h>

struct Library_Wuxi_Edge_Native_Wuxi_Edge_Native_DigestNative {
    NANOCLR_NATIVE_DECLARE(Sha256___STATIC__I4__SZARRAY_U1__SZARRAY_U1__I4__I4);
};

struct Library_Wuxi_Edge_Native_Wuxi_Edge_Native_DigitalEventsNative {
    NANOCLR_NATIVE_DECLARE(Open___STATIC__I4__I4__I4__I4);
    NANOCLR_NATIVE_DECLARE(Close___STATIC__I4__I4);
    NANOCLR_NATIVE_DECLARE(Take___STATIC__I4__SZARRAY_I8);
    NANOCLR_NATIVE_DECLARE(Level___STATIC__I4__I4);
    NANOCLR_NATIVE_DECLARE(Counter___STATIC__I8__I4__I4);
};

struct Library_Wuxi_Edge_Native_Wuxi_Edge_Native_FramedUartNative {
    NANOCLR_NATIVE_DECLARE(Open___STATIC__I4__I4__I4__I4__I4__I4);
    NANOCLR_NATIVE_DECLARE(Close___STATIC__I4__I4);
    NANOCLR_NATIVE_DECLARE(Submit___STATIC__I4__I4__SZARRAY_U1__I4__I4);
    NANOCLR_NATIVE_DECLARE(Take___STATIC__I4__I4__SZARRAY_U1__SZARRAY_I8);
    NANOCLR_NATIVE_DECLARE(Counter___STATIC__I8__I4__I4);
};

struct Library_Wuxi_Edge_Native_Wuxi_Edge_Native_NativeCoreNative {
    NANOCLR_NATIVE_DECLARE(Version___STATIC__I4);
};

struct Library_Wuxi_Edge_Native_Wuxi_Edge_Native_NodeHealthNative {
    NANOCLR_NATIVE_DECLARE(ResetReason___STATIC__I4);
    NANOCLR_NATIVE_DECLARE(WifiDbm___STATIC__I4);
    NANOCLR_NATIVE_DECLARE(StartWatchdog___STATIC__I4__I4);
    NANOCLR_NATIVE_DECLARE(FeedWatchdog___STATIC__I4);
};

struct Library_Wuxi_Edge_Native_Wuxi_Edge_Native_PulseCounterNative {
    NANOCLR_NATIVE_DECLARE(Open___STATIC__I4__I4__I4__I4__I4);
    NANOCLR_NATIVE_DECLARE(Close___STATIC__I4__I4);
    NANOCLR_NATIVE_DECLARE(Total___STATIC__I8__I4);
    NANOCLR_NATIVE_DECLARE(RateMillihertz___STATIC__I8__I4);
    NANOCLR_NATIVE_DECLARE(Counter___STATIC__I8__I4__I4);
    NANOCLR_NATIVE_DECLARE(BrownOut___STATIC__I4__I4);
};

struct Library_Wuxi_Edge_Native_Wuxi_Edge_Native_SampledAnalogNative {
    NANOCLR_NATIVE_DECLARE(Open___STATIC__I4__SZARRAY_I4__I4__I4);
    NANOCLR_NATIVE_DECLARE(Close___STATIC__I4__I4);
    NANOCLR_NATIVE_DECLARE(Calibrate___STATIC__I4__I4__I4__R4__R4);
    NANOCLR_NATIVE_DECLARE(Pair___STATIC__I4__I4__I4__I4__I4__R4);
    NANOCLR_NATIVE_DECLARE(PairWindows___STATIC__I4__I4__I4);
    NANOCLR_NATIVE_DECLARE(Start___STATIC__I4__I4);
    NANOCLR_NATIVE_DECLARE(Take___STATIC__I4__I4__SZARRAY_R4__SZARRAY_I8);
    NANOCLR_NATIVE_DECLARE(Counter___STATIC__I8__I4__I4);
};

struct Library_Wuxi_Edge_Native_Wuxi_Edge_Native_VibrationFifoNative {
    NANOCLR_NATIVE_DECLARE(Open___STATIC__I4__I4__I4__I4__I4__I4__I4);
    NANOCLR_NATIVE_DECLARE(Close___STATIC__I4__I4);
    NANOCLR_NATIVE_DECLARE(Lines___STATIC__I4__I4__I4__I4);
    NANOCLR_NATIVE_DECLARE(Take___STATIC__I4__I4__SZARRAY_R4__SZARRAY_I8);
    NANOCLR_NATIVE_DECLARE(Counter___STATIC__I8__I4__I4);
};

extern const CLR_RT_NativeAssemblyData g_CLR_AssemblyNative_Wuxi_Edge_Native;

#endif  // WUXI_EDGE_NATIVE_H
