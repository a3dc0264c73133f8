using System.Runtime.CompilerServices;

namespace Wuxi.Edge.Native
{
    /// <summary>The vibration driver of the firmware image; see <c>native/core/vibration_fifo</c>. Port errors are -5.</summary>
    internal static class VibrationFifoNative
    {
        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern int Open(int part, int bus, int chipSelectPin, int rateHz, int rangeG, int shaftMillihertz);

        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern int Close(int handle);

        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern int Lines(int handle, int index, int frequencyMillihertz);

        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern int Take(int handle, float[] values, long[] info);

        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern long Counter(int handle, int which);
    }
}
