using System.Reflection;
using System.Runtime.InteropServices;

[assembly: AssemblyTitle("Wuxi.Edge.Node")]
[assembly: AssemblyDescription("The node: sensors, sampling, store, session")]
[assembly: AssemblyCompany("The Wuxi.Edge authors")]
[assembly: AssemblyProduct("Wuxi.Edge")]
[assembly: AssemblyCopyright("MIT")]
[assembly: AssemblyVersion("0.1.0.0")]
[assembly: AssemblyFileVersion("0.1.0.0")]
[assembly: ComVisible(false)]
