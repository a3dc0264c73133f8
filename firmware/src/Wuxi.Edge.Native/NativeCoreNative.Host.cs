using System.Runtime.InteropServices;

namespace Wuxi.Edge.Native
{
    /// <summary>What all native drivers of the shared library share.</summary>
    internal static partial class NativeCoreNative
    {
        [LibraryImport(NativeLibraryName.Value, EntryPoint = "wuxi_native_version")]
        internal static partial int Version();
    }
}
