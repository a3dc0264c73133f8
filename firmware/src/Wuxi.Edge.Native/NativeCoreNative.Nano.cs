using System.Runtime.CompilerServices;

namespace Wuxi.Edge.Native
{
    /// <summary>What all native drivers of the firmware image share.</summary>
    internal static class NativeCoreNative
    {
        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern int Version();
    }
}
