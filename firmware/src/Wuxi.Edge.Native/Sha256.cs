using System;

namespace Wuxi.Edge.Native
{
    /// <summary>
    /// SHA-256 (FIPS 180-4) over bytes that come in pieces. Padding is done here, the blocks are taken by native code: in C# an image
    /// of 400 KB would take an ESP32 half a minute. Not thread safe.
    /// </summary>
    public sealed class Sha256
    {
        /// <summary>Length of a digest, bytes.</summary>
        public const int DigestBytes = 32;

        /// <summary>Length of a block, bytes: what HMAC needs to know.</summary>
        public const int BlockBytes = 64;

        // Of the length in bits, at the end of the last block.
        private const int LengthBytes = 8;

        // FIPS 180-4, 5.3.3, big-endian.
        private static readonly byte[] Start =
        {
            0x6A, 0x09, 0xE6, 0x67, 0xBB, 0x67, 0xAE, 0x85, 0x3C, 0x6E, 0xF3, 0x72, 0xA5, 0x4F, 0xF5, 0x3A,
            0x51, 0x0E, 0x52, 0x7F, 0x9B, 0x05, 0x68, 0x8C, 0x1F, 0x83, 0xD9, 0xAB, 0x5B, 0xE0, 0xCD, 0x19,
        };

        private readonly byte[] _state = new byte[DigestBytes];
        private readonly byte[] _block = new byte[BlockBytes];
        private int _inBlock;
        private long _length;

        /// <summary>Ready for a first message.</summary>
        public Sha256()
        {
            Reset();
        }

        /// <summary>Begins a new message.</summary>
        public void Reset()
        {
            Array.Copy(Start, 0, _state, 0, DigestBytes);
            _inBlock = 0;
            _length = 0;
        }

        /// <summary>Takes more bytes of the message.</summary>
        /// <exception cref="NativeException">The range is not within the array.</exception>
        public void Append(byte[] bytes, int offset, int count)
        {
            _length += count;
            if (_inBlock > 0)
            {
                int more = BlockBytes - _inBlock < count ? BlockBytes - _inBlock : count;
                Array.Copy(bytes, offset, _block, _inBlock, more);
                _inBlock += more;
                offset += more;
                count -= more;
                if (_inBlock < BlockBytes)
                {
                    return;
                }

                Take(_block, 0, 1);
                _inBlock = 0;
            }

            int blocks = count / BlockBytes;
            Take(bytes, offset, blocks);
            _inBlock = count - (blocks * BlockBytes);
            Array.Copy(bytes, offset + (blocks * BlockBytes), _block, 0, _inBlock);
        }

        /// <summary>Ends the message and writes its digest of 32 bytes; then <see cref="Reset"/> begins another.</summary>
        public void Finish(byte[] into, int offset)
        {
            long bits = _length * 8;
            _block[_inBlock++] = 0x80;
            if (_inBlock > BlockBytes - LengthBytes)
            {
                Array.Clear(_block, _inBlock, BlockBytes - _inBlock);
                Take(_block, 0, 1);
                _inBlock = 0;
            }

            Array.Clear(_block, _inBlock, BlockBytes - _inBlock);
            for (int i = 0; i < LengthBytes; i++)
            {
                _block[BlockBytes - 1 - i] = (byte)(bits >> (8 * i));
            }

            Take(_block, 0, 1);
            Array.Copy(_state, 0, into, offset, DigestBytes);
        }

        private void Take(byte[] from, int offset, int blocks)
        {
            int code = DigestNative.Sha256(_state, from, offset, blocks);
            if (code != 0)
            {
                throw new NativeException("sha256", code);
            }
        }
    }
}
