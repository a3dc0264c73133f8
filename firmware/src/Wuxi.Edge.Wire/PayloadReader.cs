namespace Wuxi.Edge.Wire
{
    /// <summary>
    /// Reads a Sparkplug B payload (Eclipse Sparkplug 3.0, chapter 6) where it lies, metric by metric, without allocating:
    /// <see cref="Open"/>, then <see cref="Read"/> until it returns false, then look at <see cref="Error"/>. Nothing that is
    /// given to it makes it throw or read past the range. It accepts what protobuf accepts, except what <see cref="WireError"/> lists.
    /// A payload may turn out malformed only at its last metric: whoever acts on metrics one by one reads it through first
    /// and then calls <see cref="Rewind"/>. Not thread safe; keep one per thread and use it again.
    /// </summary>
    public sealed partial class PayloadReader
    {
        /// <summary>More metrics than this in one payload are refused.</summary>
        public const int MaximumMetrics = 65535;

        private const byte MetricTag = 0x12;
        private const int NameBit = 1;
        private const int AliasBit = 2;
        private const int TimestampBit = 4;
        private const int DataTypeBit = 8;
        private const int HistoricalBit = 16;
        private const int TransientBit = 32;
        private const int NullBit = 64;
        private const int PropertiesBit = 128;

        private readonly Varint _varint = new Varint();
        private byte[] _buffer;
        private int _first;
        private int _next;
        private int _end;

        /// <summary>None until something malformed was met; then reading stops for good.</summary>
        public WireError Error { get; private set; }

        /// <summary>Where in the buffer the field begins that was refused.</summary>
        public int ErrorOffset { get; private set; }

        public bool HasTimestamp { get; private set; }

        /// <summary>UTC milliseconds since 1970; 0 when absent.</summary>
        public long Timestamp { get; private set; }

        /// <summary>Whether seq is there: 0 and absent are different things.</summary>
        public bool HasSequence { get; private set; }

        public long Sequence { get; private set; }

        public int MetricCount { get; private set; }

        /// <summary>Begins with a payload: checks its top level once and counts the metrics. The bytes must stay as they are until reading ends.</summary>
        public WireError Open(byte[] buffer, int offset, int count)
        {
            Error = WireError.None;
            ErrorOffset = 0;
            HasTimestamp = false;
            Timestamp = 0;
            HasSequence = false;
            Sequence = 0;
            MetricCount = 0;
            _has = 0;
            _kind = WireValue.None;
            _check.ErrorOffset = 0;
            _buffer = buffer;
            _next = 0;
            _end = 0;
            _first = 0;
            if (buffer == null || offset < 0 || count < 0 || offset > buffer.Length - count)
            {
                Fail(-(int)WireError.Truncated, 0);
                return Error;
            }

            _first = offset;
            _end = offset + count;
            int position = offset;
            int end = _end;
            while (position < end)
            {
                int start = position;
                if (buffer[position] == MetricTag && end - position >= 2 && buffer[position + 1] < 0x80)
                {
                    MetricCount++;
                    position += 2 + buffer[position + 1];
                    if (position <= end)
                    {
                        continue;
                    }

                    position = -(int)WireError.Truncated;
                }
                else
                {
                    position = ScanField(position);
                }

                if (position < 0)
                {
                    Fail(position, start);
                    return Error;
                }
            }

            if (MetricCount > MaximumMetrics)
            {
                Fail(-(int)WireError.TooManyMetrics, offset);
                return Error;
            }

            _next = offset;
            return WireError.None;
        }

        /// <summary>Goes back to before the first metric of a payload without error.</summary>
        public void Rewind()
        {
            _next = _first;
        }

        /// <summary>Takes the next metric. False at the end, or when it is malformed: see <see cref="Error"/>.</summary>
        public bool Read()
        {
            _has = 0;
            _kind = WireValue.None;
            _quality = -1;
            _reason = -1;
            if (Error != WireError.None)
            {
                return false;
            }

            byte[] buffer = _buffer;
            int position = _next;
            while (position < _end && buffer[position] != MetricTag)
            {
                int other = ScanOther(position);
                if (other < 0)
                {
                    return Fail(other, position);
                }

                position = other;
            }

            if (position >= _end)
            {
                _next = _end;
                return false;
            }

            int length = _end - position >= 2 ? buffer[position + 1] : 0x80;
            if (length < 0x80 && length <= _end - position - 2)
            {
                position += 2;
                _next = position + length;
                return ReadMetric(buffer, position, _next);
            }

            int start = position;
            position = _varint.ReadLength(buffer, position + 1, _end);
            if (position < 0)
            {
                return Fail(position, start);
            }

            _next = position + (int)_varint.Value;
            return ReadMetric(buffer, position, _next);
        }

        /// <summary>One field of the top level. Returns the position behind it, or an error negated.</summary>
        private int ScanField(int position)
        {
            if (_buffer[position] != MetricTag)
            {
                return ScanOther(position);
            }

            MetricCount++;
            position = _varint.ReadLength(_buffer, position + 1, _end);
            return position < 0 ? position : position + (int)_varint.Value;
        }

        private int ScanOther(int position)
        {
            position = _varint.ReadTag(_buffer, position, _end);
            if (position < 0)
            {
                return position;
            }

            ulong tag = _varint.Value;
            position = _varint.Skip(_buffer, position, _end, (int)(tag & 7));
            if (position < 0)
            {
                return position;
            }

            switch (tag)
            {
                case 0x08:
                    HasTimestamp = true;
                    Timestamp = (long)_varint.Value;
                    return Timestamp < 0 ? -(int)WireError.ValueTooLarge : position;
                case 0x12:
                    return -(int)WireError.BadTag;
                case 0x18:
                    HasSequence = true;
                    Sequence = (long)_varint.Value;
                    return Sequence < 0 ? -(int)WireError.ValueTooLarge : position;
                case 0x22:
                    return Utf8.IsValid(_buffer, position - (int)_varint.Value, position) ? position : -(int)WireError.BadUtf8;
                case 0x2A:
                    return position;
                default:
                    return tag >> 3 <= 5 ? -(int)WireError.BadWireType : position;
            }
        }

        private bool Fail(int error, int offset)
        {
            Error = (WireError)(-error);
            ErrorOffset = offset;
            _next = _end;
            _has = 0;
            _kind = WireValue.None;
            return false;
        }
    }
}
