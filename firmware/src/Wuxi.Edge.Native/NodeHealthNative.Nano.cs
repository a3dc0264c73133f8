using System.Runtime.CompilerServices;

namespace Wuxi.Edge.Native
{
    /// <summary>The chip's health, by the firmware image; see <c>native/port/esp32/esp32_health.cpp</c>. Errors are negative.</summary>
    internal static class NodeHealthNative
    {
        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern int ResetReason();

        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern int WifiDbm();

        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern int StartWatchdog(int timeoutMs);

        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern int FeedWatchdog();
    }
}
