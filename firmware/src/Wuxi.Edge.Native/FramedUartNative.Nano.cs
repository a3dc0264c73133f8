using System.Runtime.CompilerServices;

namespace Wuxi.Edge.Native
{
    /// <summary>The serial driver of the firmware image; see <c>native/core/framed_uart</c>. Port errors are -5.</summary>
    internal static class FramedUartNative
    {
        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern int Open(int port, int framer, int baud, int parity, int turnaroundUs);

        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern int Close(int handle);

        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern int Submit(int handle, byte[] request, int count, int timeoutMs);

        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern int Take(int handle, byte[] into, long[] info);

        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern long Counter(int handle, int which);
    }
}
