using System;

namespace Wuxi.Edge.Node.Store
{
    /// <summary>
    /// Writes a record as the store keeps it: format (1 byte, 1), layout version (4), device (1), stamp (8), number of points (1);
    /// then for each point its index (1) and either 0 and the value as Double (8), or the reason why there is none (1). All
    /// numbers low byte first. The store does not look into it, so that RAM and flash keep the same bytes. Not thread safe.
    /// </summary>
    public sealed class RecordWriter
    {
        /// <summary>Bytes before the first point.</summary>
        public const int HeaderBytes = 15;

        /// <summary>Bytes of a point with a value.</summary>
        public const int PointBytes = 10;

        /// <summary>Length of the longest record there can be.</summary>
        public const int MaximumBytes = HeaderBytes + (255 * PointBytes);

        internal const byte Format = 1;

        /// <summary>Format of a record whose stamp is not exact: the store gives it to what it could not date, and keeps none such.</summary>
        internal const byte UndatedFormat = 2;
        internal const int StampOffset = 6;
        internal const int CountOffset = 14;

        private readonly byte[] _buffer;
        private int _length;

        /// <param name="points">Most points of a record.</param>
        public RecordWriter(int points)
        {
            _buffer = new byte[HeaderBytes + (points * PointBytes)];
        }

        public byte[] Buffer
        {
            get { return _buffer; }
        }

        public int Length
        {
            get { return _length; }
        }

        /// <param name="layoutVersion">Which devices and points the numbers mean.</param>
        /// <param name="device">Index of the device.</param>
        /// <param name="stamp">The sampling instant: UTC ms, or uptime as a negative number (see <c>Timeline</c>).</param>
        public void Begin(uint layoutVersion, int device, long stamp)
        {
            _length = 0;
            _buffer[_length++] = Format;
            Put(layoutVersion, 4);
            _buffer[_length++] = (byte)device;
            Put((ulong)stamp, 8);
            _buffer[_length++] = 0;
        }

        /// <summary>Adds a point that has a value.</summary>
        public void AddValue(int point, double value)
        {
            AddPoint(point, 0);
            Put((ulong)BitConverter.DoubleToInt64Bits(value), 8);
        }

        /// <summary>Adds a point that has none.</summary>
        public void AddReason(int point, int reason)
        {
            AddPoint(point, reason);
        }

        private void AddPoint(int point, int reason)
        {
            _buffer[CountOffset]++;
            _buffer[_length++] = (byte)point;
            _buffer[_length++] = (byte)reason;
        }

        private void Put(ulong value, int bytes)
        {
            for (int i = 0; i < bytes; i++)
            {
                _buffer[_length++] = (byte)value;
                value >>= 8;
            }
        }
    }
}
