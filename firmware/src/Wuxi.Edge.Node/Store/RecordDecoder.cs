using System;

namespace Wuxi.Edge.Node.Store
{
    /// <summary>
    /// Gives back what <see cref="RecordEncoder"/> has coded. The bytes have passed their checksum; if they make no sense all the same, it says so
    /// and throws nothing. Allocates nothing. Not thread safe.
    /// </summary>
    internal sealed class RecordDecoder
    {
        private readonly CodingContext _context;
        private byte[] _from;
        private int _position;
        private int _end;
        private byte[] _into;
        private int _length;

        internal RecordDecoder(CodingContext context)
        {
            _context = context;
        }

        /// <summary>
        /// Decodes a record into the beginning of <paramref name="into"/> and returns its length, -1 when it makes no sense. What does not fit
        /// is left out: the length is then greater than the room.
        /// </summary>
        internal int Decode(byte[] from, int offset, int count, byte[] into)
        {
            _from = from;
            _position = offset + 1;
            _end = offset + count;
            _into = into;
            _length = 0;
            if (from[offset] == RecordCode.Raw)
            {
                while (_position < _end)
                {
                    Put(from[_position++]);
                }

                return _length;
            }

            return DecodeCoded(from[offset]) && _position == _end ? _length : -1;
        }

        private bool DecodeCoded(int flags)
        {
            // Device, stamp and count take at least 3 bytes, a layout 4 more.
            if (_end - _position < ((flags & RecordCode.HasLayout) != 0 ? 7 : 3))
            {
                return false;
            }

            int device = _from[_position++];
            if ((flags & RecordCode.HasLayout) != 0)
            {
                _context.Layout = (uint)Varint.TakeFixed(_from, _position, 4);
                _position += 4;
            }

            long stamp;
            if (!TakeStamp(device, out stamp) || _position == _end)
            {
                return false;
            }

            int points = _from[_position++];
            Put(RecordWriter.Format);
            PutFixed(_context.Layout, 4);
            Put((byte)device);
            PutFixed((ulong)stamp, 8);
            Put((byte)points);
            return (flags & RecordCode.IsConsecutive) != 0 ? TakeConsecutive(device, points) : TakeMarked(device, points);
        }

        private bool TakeStamp(int device, out long stamp)
        {
            stamp = 0;
            ulong folded;
            if (!Varint.Take(_from, ref _position, _end, out folded))
            {
                return false;
            }

            int slot = _context.FindDevice(device);
            long expected = slot < 0 ? _context.LastStamp : _context.Stamps[slot] + _context.Steps[slot];
            stamp = expected + Varint.Unfold(folded);
            if (slot >= 0)
            {
                _context.Steps[slot] = stamp - _context.Stamps[slot];
                _context.Stamps[slot] = stamp;
            }

            _context.LastStamp = stamp;
            return true;
        }

        private bool TakeConsecutive(int device, int points)
        {
            for (int point = 0; point < points; point++)
            {
                if (!TakePoint(device, point))
                {
                    return false;
                }
            }

            return true;
        }

        private bool TakeMarked(int device, int points)
        {
            // The marks end with the byte that holds the last of them.
            int marks = _position;
            int found = 0;
            while (found < points && _position < _end)
            {
                for (int bits = _from[_position++]; bits != 0; bits &= bits - 1)
                {
                    found++;
                }
            }

            if (found != points || _position - marks > 32)
            {
                return false;
            }

            for (int point = 0; found > 0; point++)
            {
                if ((_from[marks + (point >> 3)] & (1 << (point & 7))) != 0)
                {
                    found--;
                    if (!TakePoint(device, point))
                    {
                        return false;
                    }
                }
            }

            return true;
        }

        private bool TakePoint(int device, int point)
        {
            ulong code;
            if (!Varint.Take(_from, ref _position, _end, out code))
            {
                return false;
            }

            Put((byte)point);
            if ((code & 1) != 0 && (code >> 1) >= RecordCode.Reason)
            {
                Put((byte)((code >> 1) - RecordCode.Reason));
                return true;
            }

            Put(0);
            int slot = _context.FindPoint(device, point);
            if ((code & 1) == 0)
            {
                if (slot < 0 || _context.Decimals[slot] == CodingContext.NoDecimals)
                {
                    return false;
                }

                _context.Scaled[slot] += Varint.Unfold(code >> 1);
                PutValue(_context.Scaled[slot], _context.Decimals[slot]);
                return true;
            }

            int what = (int)(code >> 1);
            return what <= ScaledNumber.MostDecimals ? TakeAbsolute(slot, what) : TakeHighBytes(what - RecordCode.HighBytes);
        }

        private bool TakeAbsolute(int slot, int decimals)
        {
            ulong folded;
            if (!Varint.Take(_from, ref _position, _end, out folded))
            {
                return false;
            }

            long scaled = Varint.Unfold(folded);
            if (slot >= 0)
            {
                _context.Scaled[slot] = scaled;
                _context.Decimals[slot] = (byte)decimals;
            }

            PutValue(scaled, decimals);
            return true;
        }

        private bool TakeHighBytes(int bytes)
        {
            if (bytes < 1 || bytes > 8 || _end - _position < bytes)
            {
                return false;
            }

            PutFixed(Varint.TakeFixed(_from, _position, bytes) << (8 * (8 - bytes)), 8);
            _position += bytes;
            return true;
        }

        private void PutValue(long scaled, int decimals)
        {
            PutFixed((ulong)BitConverter.DoubleToInt64Bits(ScaledNumber.Value(scaled, decimals)), 8);
        }

        private void PutFixed(ulong value, int bytes)
        {
            for (int i = 0; i < bytes; i++)
            {
                Put((byte)value);
                value >>= 8;
            }
        }

        private void Put(byte value)
        {
            if (_length < _into.Length)
            {
                _into[_length] = value;
            }

            _length++;
        }
    }
}
