using System.Runtime.CompilerServices;

namespace Wuxi.Edge.Native
{
    /// <summary>The analog driver of the firmware image; see <c>native/core/sampled_analog</c>. Port errors are -5.</summary>
    internal static class SampledAnalogNative
    {
        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern int Open(int[] channels, int rateHz, int windowSamples);

        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern int Close(int handle);

        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern int Calibrate(int handle, int channel, float offsetCounts, float unitsPerCount);

        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern int Pair(int handle, int pair, int voltageChannel, int currentChannel, float phaseUs);

        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern int PairWindows(int handle, int windows);

        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern int Start(int handle);

        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern int Take(int handle, float[] values, long[] info);

        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern long Counter(int handle, int which);
    }
}
