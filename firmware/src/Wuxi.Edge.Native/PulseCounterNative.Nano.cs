using System.Runtime.CompilerServices;

namespace Wuxi.Edge.Native
{
    /// <summary>The pulse driver of the firmware image; see <c>native/core/pulse_counter</c>. Port errors are -5.</summary>
    internal static class PulseCounterNative
    {
        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern int Open(int channel, int pin, int glitchUs, int edges);

        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern int Close(int handle);

        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern long Total(int handle);

        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern long RateMillihertz(int handle);

        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern long Counter(int handle, int which);

        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern int BrownOut(int handle);
    }
}
