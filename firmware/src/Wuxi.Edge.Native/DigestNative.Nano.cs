using System.Runtime.CompilerServices;

namespace Wuxi.Edge.Native
{
    /// <summary>The digests of the firmware image; see <c>native/core/digest</c>.</summary>
    internal static class DigestNative
    {
        [MethodImpl(MethodImplOptions.InternalCall)]
        internal static extern int Sha256(byte[] state, byte[] data, int offset, int blocks);
    }
}
