using Wuxi.Edge.Node.Settings;
using Wuxi.Edge.Node.Store;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Control
{
    /// <summary>
    /// Remembers over a power cut which latched rows have tripped: the hashes of their ids, in two places that are written in turn, so
    /// that a write that is cut off leaves the one before. A row that the settings no longer have is forgotten. Not thread safe.
    /// </summary>
    /// <remarks>A place holds: number of the write (4 bytes), count (1), hashes (4 each), CRC-32 of all that (4); little-endian.</remarks>
    internal sealed class LatchMemory
    {
        private const int FixedBytes = 9;
        private const int RetryMs = 10000;
        private const uint FnvBasis = 2166136261;
        private const uint FnvPrime = 16777619;

        private readonly ILatchSlots _slots;
        private readonly byte[] _buffer = new byte[FixedBytes + (4 * SettingsParser.MaximumCount)];
        private readonly uint[] _hashes;
        private readonly bool[] _isKept;
        private uint _number;
        private int _nextSlot;
        private long _retryMs;

        internal LatchMemory(ILatchSlots slots, string[] rows)
        {
            _slots = slots;
            _isKept = new bool[rows.Length];
            _hashes = new uint[rows.Length];
            for (int i = 0; i < rows.Length; i++)
            {
                _hashes[i] = Hash(rows[i]);
            }

            Load();
        }

        /// <summary>Whether a row is remembered as tripped.</summary>
        internal bool IsKept(int row)
        {
            return _isKept[row];
        }

        /// <summary>Writes down which rows have tripped, when that differs from what is written; again every 10 s while it fails.</summary>
        internal void Keep(Interlock[] rows, long nowMs)
        {
            bool isChange = false;
            for (int i = 0; i < rows.Length; i++)
            {
                isChange |= rows[i].IsLatchedTrip != _isKept[i];
            }

            if (!isChange || nowMs < _retryMs)
            {
                return;
            }

            _retryMs = nowMs + RetryMs;
            if (!_slots.Write(_nextSlot, _buffer, Write(rows)))
            {
                return;
            }

            _retryMs = 0;
            _number++;
            _nextSlot = 1 - _nextSlot;
            for (int i = 0; i < rows.Length; i++)
            {
                _isKept[i] = rows[i].IsLatchedTrip;
            }
        }

        private static uint Hash(string text)
        {
            uint hash = FnvBasis;
            for (int i = 0; i < text.Length; i++)
            {
                hash = (hash ^ text[i]) * FnvPrime;
            }

            return hash;
        }

        private int Write(Interlock[] rows)
        {
            int count = 0;
            for (int i = 0; i < rows.Length; i++)
            {
                if (rows[i].IsLatchedTrip)
                {
                    Put(5 + (4 * count), _hashes[i]);
                    count++;
                }
            }

            Put(0, _number + 1);
            _buffer[4] = (byte)count;
            int end = 5 + (4 * count);
            Put(end, Crc32.Over(0, _buffer, 0, end));
            return end + 4;
        }

        private void Load()
        {
            uint first = ReadNumber(0);
            uint second = ReadNumber(1);
            if (first == 0 && second == 0)
            {
                return;
            }

            // 0 stands for a place that is empty or damaged.
            int newest = first > second ? 0 : 1;
            _number = ReadNumber(newest);
            _nextSlot = 1 - newest;
            for (int i = 0; i < _hashes.Length; i++)
            {
                for (int entry = 0; entry < _buffer[4]; entry++)
                {
                    _isKept[i] |= Get(5 + (4 * entry)) == _hashes[i];
                }
            }
        }

        /// <summary>Reads a place into the buffer; its number, or 0 when it holds nothing whole.</summary>
        private uint ReadNumber(int slot)
        {
            int count = _slots.Read(slot, _buffer);
            if (count < FixedBytes || count != FixedBytes + (4 * _buffer[4]))
            {
                return 0;
            }

            return Get(count - 4) == Crc32.Over(0, _buffer, 0, count - 4) ? Get(0) : 0;
        }

        private uint Get(int offset)
        {
            return _buffer[offset] | ((uint)_buffer[offset + 1] << 8) | ((uint)_buffer[offset + 2] << 16) | ((uint)_buffer[offset + 3] << 24);
        }

        private void Put(int offset, uint value)
        {
            _buffer[offset] = (byte)value;
            _buffer[offset + 1] = (byte)(value >> 8);
            _buffer[offset + 2] = (byte)(value >> 16);
            _buffer[offset + 3] = (byte)(value >> 24);
        }
    }
}
