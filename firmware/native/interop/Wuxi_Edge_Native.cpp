// The table of the assembly's methods: one entry for each method in the order of its metadata, NULL for managed ones,
// and the checksum of their names. The runtime takes a method by its place; with another checksum the assembly is
// refused. Wuxi.Edge.Nano.Tests works out order and checksum from the C# sources as the packer does, and compares.
#include "Wuxi_Edge_Native.h"

// The form is the packer's: the build reads version and checksum out of this text.
// clang-format off

static const CLR_RT_MethodHandler method_lookup[] =
{
    Library_Wuxi_Edge_Native_Wuxi_Edge_Native_DigitalEventsNative::Open___STATIC__I4__I4__I4__I4,
    Library_Wuxi_Edge_Native_Wuxi_Edge_Native_DigitalEventsNative::Close___STATIC__I4__I4,
    Library_Wuxi_Edge_Native_Wuxi_Edge_Native_DigitalEventsNative::Take___STATIC__I4__SZARRAY_I8,
    Library_Wuxi_Edge_Native_Wuxi_Edge_Native_DigitalEventsNative::Level___STATIC__I4__I4,
    Library_Wuxi_Edge_Native_Wuxi_Edge_Native_DigitalEventsNative::Counter___STATIC__I8__I4__I4,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    Library_Wuxi_Edge_Native_Wuxi_Edge_Native_FramedUartNative::Open___STATIC__I4__I4__I4__I4__I4__I4,
    Library_Wuxi_Edge_Native_Wuxi_Edge_Native_FramedUartNative::Close___STATIC__I4__I4,
    Library_Wuxi_Edge_Native_Wuxi_Edge_Native_FramedUartNative::Submit___STATIC__I4__I4__SZARRAY_U1__I4__I4,
    Library_Wuxi_Edge_Native_Wuxi_Edge_Native_FramedUartNative::Take___STATIC__I4__I4__SZARRAY_U1__SZARRAY_I8,
    Library_Wuxi_Edge_Native_Wuxi_Edge_Native_FramedUartNative::Counter___STATIC__I8__I4__I4,
    NULL,
    NULL,
    Library_Wuxi_Edge_Native_Wuxi_Edge_Native_NativeCoreNative::Version___STATIC__I4,
    NULL,
    NULL,
    NULL,
    NULL,
    Library_Wuxi_Edge_Native_Wuxi_Edge_Native_PulseCounterNative::Open___STATIC__I4__I4__I4__I4__I4,
    Library_Wuxi_Edge_Native_Wuxi_Edge_Native_PulseCounterNative::Close___STATIC__I4__I4,
    Library_Wuxi_Edge_Native_Wuxi_Edge_Native_PulseCounterNative::Total___STATIC__I8__I4,
    Library_Wuxi_Edge_Native_Wuxi_Edge_Native_PulseCounterNative::RateMillihertz___STATIC__I8__I4,
    Library_Wuxi_Edge_Native_Wuxi_Edge_Native_PulseCounterNative::Counter___STATIC__I8__I4__I4,
    Library_Wuxi_Edge_Native_Wuxi_Edge_Native_PulseCounterNative::BrownOut___STATIC__I4__I4,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    Library_Wuxi_Edge_Native_Wuxi_Edge_Native_SampledAnalogNative::Open___STATIC__I4__SZARRAY_I4__I4__I4,
    Library_Wuxi_Edge_Native_Wuxi_Edge_Native_SampledAnalogNative::Close___STATIC__I4__I4,
    Library_Wuxi_Edge_Native_Wuxi_Edge_Native_SampledAnalogNative::Calibrate___STATIC__I4__I4__I4__R4__R4,
    Library_Wuxi_Edge_Native_Wuxi_Edge_Native_SampledAnalogNative::Pair___STATIC__I4__I4__I4__I4__I4__R4,
    Library_Wuxi_Edge_Native_Wuxi_Edge_Native_SampledAnalogNative::Start___STATIC__I4__I4,
    Library_Wuxi_Edge_Native_Wuxi_Edge_Native_SampledAnalogNative::Take___STATIC__I4__I4__SZARRAY_R4__SZARRAY_I8,
    Library_Wuxi_Edge_Native_Wuxi_Edge_Native_SampledAnalogNative::Counter___STATIC__I8__I4__I4,
    Library_Wuxi_Edge_Native_Wuxi_Edge_Native_VibrationFifoNative::Open___STATIC__I4__I4__I4__I4__I4__I4__I4,
    Library_Wuxi_Edge_Native_Wuxi_Edge_Native_VibrationFifoNative::Close___STATIC__I4__I4,
    Library_Wuxi_Edge_Native_Wuxi_Edge_Native_VibrationFifoNative::Lines___STATIC__I4__I4__I4__I4,
    Library_Wuxi_Edge_Native_Wuxi_Edge_Native_VibrationFifoNative::Take___STATIC__I4__I4__SZARRAY_R4__SZARRAY_I8,
    Library_Wuxi_Edge_Native_Wuxi_Edge_Native_VibrationFifoNative::Counter___STATIC__I8__I4__I4,
};

const CLR_RT_NativeAssemblyData g_CLR_AssemblyNative_Wuxi_Edge_Native =
{
    "Wuxi.Edge.Native",
    0xC81ABBAA,
    method_lookup,
    { 1, 0, 0, 0 }
};

// clang-format on
