using System.Reflection;
using System.Runtime.InteropServices;

[assembly: AssemblyTitle("Wuxi.Edge.Wire")]
[assembly: AssemblyDescription("Sparkplug B payloads and topics")]
[assembly: AssemblyCompany("The Wuxi.Edge authors")]
[assembly: AssemblyProduct("Wuxi.Edge")]
[assembly: AssemblyCopyright("MIT")]
[assembly: AssemblyVersion("0.1.0.0")]
[assembly: AssemblyFileVersion("0.1.0.0")]
[assembly: ComVisible(false)]
