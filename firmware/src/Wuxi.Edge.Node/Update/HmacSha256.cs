using System;
using Wuxi.Edge.Native;

namespace Wuxi.Edge.Node.Update
{
    /// <summary>HMAC-SHA-256 (RFC 2104, FIPS 198-1) under one key. Not thread safe.</summary>
    public sealed class HmacSha256
    {
        private const byte InnerPad = 0x36;
        private const byte OuterPad = 0x5C;

        private readonly Sha256 _sha = new Sha256();
        private readonly byte[] _key = new byte[Sha256.BlockBytes];
        private readonly byte[] _pad = new byte[Sha256.BlockBytes];
        private readonly byte[] _inner = new byte[Sha256.DigestBytes];

        /// <param name="key">Any length; one of more than 64 bytes counts as its SHA-256.</param>
        public HmacSha256(byte[] key)
        {
            if (key.Length > Sha256.BlockBytes)
            {
                _sha.Append(key, 0, key.Length);
                _sha.Finish(_key, 0);
            }
            else
            {
                Array.Copy(key, 0, _key, 0, key.Length);
            }
        }

        /// <summary>Writes the code of a message: 32 bytes from <paramref name="offset"/> on.</summary>
        public void Compute(byte[] message, int count, byte[] into, int offset)
        {
            BeginWith(InnerPad);
            _sha.Append(message, 0, count);
            _sha.Finish(_inner, 0);
            BeginWith(OuterPad);
            _sha.Append(_inner, 0, _inner.Length);
            _sha.Finish(into, offset);
        }

        /// <summary>Compares digests in a time that does not tell where they differ.</summary>
        public static bool AreEqual(byte[] a, byte[] b)
        {
            int difference = a.Length ^ b.Length;
            for (int i = 0; i < a.Length && i < b.Length; i++)
            {
                difference |= a[i] ^ b[i];
            }

            return difference == 0;
        }

        private void BeginWith(byte pad)
        {
            for (int i = 0; i < _pad.Length; i++)
            {
                _pad[i] = (byte)(_key[i] ^ pad);
            }

            _sha.Reset();
            _sha.Append(_pad, 0, _pad.Length);
        }
    }
}
