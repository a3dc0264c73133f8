using System.Reflection;
using System.Runtime.InteropServices;

[assembly: AssemblyTitle("Wuxi.Edge.Native")]
[assembly: AssemblyDescription("The face of the native drivers")]
[assembly: AssemblyCompany("The Wuxi.Edge authors")]
[assembly: AssemblyProduct("Wuxi.Edge")]
[assembly: AssemblyCopyright("MIT")]
[assembly: AssemblyVersion("0.1.0.0")]
[assembly: AssemblyFileVersion("0.1.0.0")]
[assembly: ComVisible(false)]

// That of firmware/native/interop/Wuxi_Edge_Native.cpp; goes up with every change of a native method.
[assembly: AssemblyNativeVersion("1.1.0.0")]
