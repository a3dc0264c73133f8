using System.Runtime.InteropServices;

namespace Wuxi.Edge.Native
{
    /// <summary>The digests of the shared library.</summary>
    internal static partial class DigestNative
    {
        private const int BlockBytes = 64;

        internal static int Sha256(byte[] state, byte[] data, int offset, int blocks)
        {
            if (offset < 0 || offset > data.Length || blocks < 0 || blocks > (data.Length - offset) / BlockBytes)
            {
                return NativeCode.BadParameter;
            }

            return blocks == 0 ? 0 : Sha256(state, in data[offset], blocks);
        }

        [LibraryImport(NativeLibraryName.Value, EntryPoint = "wuxi_digest_sha256")]
        private static partial int Sha256([In, Out] byte[] state, in byte data, int blocks);
    }
}
