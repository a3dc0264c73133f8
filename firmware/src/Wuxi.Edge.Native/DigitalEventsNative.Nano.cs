using System.Runtime.CompilerServices;

namespace Wuxi.Edge.Native
{
    /// <summary>The digital-event driver of the firmware image; see <c>native/core/digital_events</c>. Port errors are -5.</summary>
    internal static class DigitalEventsNative
    {
        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern int Open(int pin, int debounceUs, int initialLevel);

        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern int Close(int handle);

        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern int Take(long[] info);

        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern int Level(int handle);

        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern long Counter(int handle, int which);
    }
}
