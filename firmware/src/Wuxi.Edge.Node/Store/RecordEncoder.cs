using System;

namespace Wuxi.Edge.Node.Store
{
    /// <summary>
    /// Codes records against those before them in the page; what <see cref="RecordDecoder"/> makes of it is the same, byte for byte. Bytes that
    /// are no record as <see cref="RecordWriter"/> writes it are kept as they are. Allocates nothing. Not thread safe.
    /// </summary>
    internal sealed class RecordEncoder
    {
        private readonly CodingContext _context;

        internal RecordEncoder(CodingContext context)
        {
            _context = context;
        }

        /// <summary>Writes a record and returns the position behind it, at most <see cref="RecordCode.MostOverhead"/> + count further.</summary>
        internal int Encode(byte[] record, int offset, int count, byte[] into, int position)
        {
            if (!IsCodable(record, offset, count))
            {
                into[position++] = RecordCode.Raw;
                Array.Copy(record, offset, into, position, count);
                return position + count;
            }

            uint layout = (uint)Varint.TakeFixed(record, offset + 1, 4);
            int device = record[offset + 5];
            int points = record[offset + RecordWriter.CountOffset];
            int at = offset + RecordWriter.HeaderBytes;
            bool isConsecutive = IsConsecutive(record, at, points);
            bool hasLayout = layout != _context.Layout;
            into[position++] = (byte)(RecordCode.Coded | (hasLayout ? RecordCode.HasLayout : 0) | (isConsecutive ? RecordCode.IsConsecutive : 0));
            into[position++] = (byte)device;
            if (hasLayout)
            {
                position = Varint.PutFixed(into, position, layout, 4);
                _context.Layout = layout;
            }

            position = PutStamp(into, position, device, (long)Varint.TakeFixed(record, offset + 6, 8));
            into[position++] = (byte)points;
            if (!isConsecutive)
            {
                position = PutPoints(record, at, points, into, position);
            }

            for (int i = 0; i < points; i++)
            {
                int reason = record[at + 1];
                if (reason != 0)
                {
                    position = Varint.Put(into, position, (ulong)(((RecordCode.Reason + reason) << 1) | 1));
                    at += 2;
                }
                else
                {
                    position = PutValue(into, position, device, record[at], (long)Varint.TakeFixed(record, at + 2, 8));
                    at += RecordWriter.PointBytes;
                }
            }

            return position;
        }

        /// <summary>Whether it is a whole record whose points are in ascending order.</summary>
        private static bool IsCodable(byte[] record, int offset, int count)
        {
            if (count < RecordWriter.HeaderBytes || record[offset] != RecordWriter.Format)
            {
                return false;
            }

            int end = offset + count;
            int at = offset + RecordWriter.HeaderBytes;
            int last = -1;
            for (int i = record[offset + RecordWriter.CountOffset]; i > 0; i--)
            {
                if (at + 2 > end || record[at] <= last)
                {
                    return false;
                }

                last = record[at];
                at += record[at + 1] == 0 ? RecordWriter.PointBytes : 2;
            }

            return at == end;
        }

        private static bool IsConsecutive(byte[] record, int at, int points)
        {
            for (int i = 0; i < points; i++)
            {
                if (record[at] != i)
                {
                    return false;
                }

                at += record[at + 1] == 0 ? RecordWriter.PointBytes : 2;
            }

            return true;
        }

        /// <summary>A bit for each point up to the last one there is, the first in the lowest bit.</summary>
        private static int PutPoints(byte[] record, int at, int points, byte[] into, int position)
        {
            int bits = 0;
            int first = 0;
            for (int i = 0; i < points; i++)
            {
                while (record[at] >= first + 8)
                {
                    into[position++] = (byte)bits;
                    bits = 0;
                    first += 8;
                }

                bits |= 1 << (record[at] - first);
                at += record[at + 1] == 0 ? RecordWriter.PointBytes : 2;
            }

            into[position++] = (byte)bits;
            return position;
        }

        private int PutStamp(byte[] into, int position, int device, long stamp)
        {
            int slot = _context.FindDevice(device);
            long expected = slot < 0 ? _context.LastStamp : _context.Stamps[slot] + _context.Steps[slot];
            position = Varint.Put(into, position, Varint.Fold(stamp - expected));
            if (slot >= 0)
            {
                _context.Steps[slot] = stamp - _context.Stamps[slot];
                _context.Stamps[slot] = stamp;
            }

            _context.LastStamp = stamp;
            return position;
        }

        private int PutValue(byte[] into, int position, int device, int point, long bits)
        {
            double value = BitConverter.Int64BitsToDouble(bits);
            int slot = _context.FindPoint(device, point);
            int known = slot < 0 ? CodingContext.NoDecimals : _context.Decimals[slot];
            long scaled;
            if (known != CodingContext.NoDecimals && ScaledNumber.TryScale(value, bits, known, out scaled))
            {
                long change = scaled - _context.Scaled[slot];
                _context.Scaled[slot] = scaled;
                return Varint.Put(into, position, Varint.Fold(change) << 1);
            }

            // Decimals only grow within a page: a value with fewer of them has them too.
            for (int decimals = known == CodingContext.NoDecimals ? 0 : known + 1; decimals <= ScaledNumber.MostDecimals; decimals++)
            {
                if (ScaledNumber.TryScale(value, bits, decimals, out scaled))
                {
                    if (slot >= 0)
                    {
                        _context.Scaled[slot] = scaled;
                        _context.Decimals[slot] = (byte)decimals;
                    }

                    position = Varint.Put(into, position, (ulong)(((RecordCode.Absolute + decimals) << 1) | 1));
                    return Varint.Put(into, position, Varint.Fold(scaled));
                }
            }

            int bytes = 8;
            while (bytes > 1 && (bits & 0xFF) == 0)
            {
                bits >>= 8;
                bytes--;
            }

            into[position++] = (byte)(((RecordCode.HighBytes + bytes) << 1) | 1);
            return Varint.PutFixed(into, position, (ulong)bits, bytes);
        }
    }
}
