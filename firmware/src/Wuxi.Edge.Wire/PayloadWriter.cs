using System;
using System.Text;

namespace Wuxi.Edge.Wire
{
    /// <summary>
    /// Writes a Sparkplug B payload (Eclipse Sparkplug 3.0, chapter 6) into a buffer of the caller's, without allocating:
    /// <see cref="Begin"/>, then for each metric <see cref="BeginMetric"/>, exactly one value, properties if any,
    /// <see cref="EndMetric"/>, and in the end <see cref="End"/>. What does not fit is never written past the end: then
    /// <see cref="IsOverflow"/> is set and the whole payload is worthless. Not thread safe; made to be used again and again.
    /// </summary>
    public sealed partial class PayloadWriter
    {
        /// <summary>Tag and the longest varint.</summary>
        private const int VarintRoom = 11;

        /// <summary>Alias, timestamp, type and is_historical at their longest.</summary>
        private const int HeadRoom = VarintRoom + VarintRoom + 2 + 2;

        private readonly byte[] _buffer;
        private int _length;
        private int _metricStart;
        private int _propertiesStart;
        private bool _isOverflow;

        /// <summary>Writes into <paramref name="buffer"/> from its beginning on.</summary>
        public PayloadWriter(byte[] buffer)
        {
            _buffer = buffer;
        }

        public byte[] Buffer
        {
            get { return _buffer; }
        }

        /// <summary>Bytes written so far.</summary>
        public int Length
        {
            get { return _length; }
        }

        /// <summary>The payload did not fit; nothing of it may be sent.</summary>
        public bool IsOverflow
        {
            get { return _isOverflow; }
        }

        /// <summary>Starts a payload; <paramref name="timestampMs"/> is UTC since 1970, negative for none.</summary>
        public void Begin(long timestampMs)
        {
            _length = 0;
            _isOverflow = false;
            if (timestampMs >= 0)
            {
                Field(0x08, (ulong)timestampMs);
            }
        }

        /// <summary>Ends the payload; negative for no seq, which is something else than 0.</summary>
        public void End(int seq)
        {
            if (seq >= 0)
            {
                Field(0x18, (ulong)seq);
            }
        }

        /// <summary>
        /// Starts a metric. Null, negative numbers, Unknown and false leave their field out: births carry name, alias and type,
        /// data the alias only.
        /// </summary>
        public void BeginMetric(string name, long alias, long timestampMs, DataType type, bool isHistorical)
        {
            _metricStart = BeginNested(0x12);
            if (name != null)
            {
                StringField(0x0A, name);
            }

            byte[] buffer = _buffer;
            int position = _length;
            if (buffer.Length - position < HeadRoom)
            {
                BeginMetricNearEnd(alias, timestampMs, type, isHistorical);
                return;
            }

            if (alias >= 0)
            {
                buffer[position] = 0x10;
                position = Varint.Write(buffer, position + 1, (ulong)alias);
            }

            if (timestampMs >= 0)
            {
                buffer[position] = 0x18;
                position = Varint.WriteTimestamp(buffer, position + 1, timestampMs);
            }

            if (type != DataType.Unknown)
            {
                buffer[position] = 0x20;
                buffer[position + 1] = (byte)type;
                position += 2;
            }

            if (isHistorical)
            {
                buffer[position] = 0x28;
                buffer[position + 1] = 1;
                position += 2;
            }

            _length = position;
        }

        public void EndMetric()
        {
            EndNested(_metricStart);
        }

        /// <summary>Sets is_null: there is no value.</summary>
        public void WriteNull()
        {
            Field(0x38, 1);
        }

        /// <summary>Int8, Int16 and Int32, as two's complement in 32 bits.</summary>
        public void WriteInt32(int value)
        {
            Field(0x50, (uint)value);
        }

        /// <summary>UInt8, UInt16 and UInt32.</summary>
        public void WriteUInt32(uint value)
        {
            Field(0x50, value);
        }

        /// <summary>Int64 and DateTime.</summary>
        public void WriteInt64(long value)
        {
            Field(0x58, (ulong)value);
        }

        public void WriteUInt64(ulong value)
        {
            Field(0x58, value);
        }

        public void WriteFloat(float value)
        {
            Fixed32(0x65, FloatBits.Of(value));
        }

        public void WriteDouble(double value)
        {
            Fixed64(0x69, BitConverter.DoubleToInt64Bits(value));
        }

        public void WriteBoolean(bool value)
        {
            Field(0x70, value ? 1UL : 0UL);
        }

        /// <summary>String, Text and Uuid; null becomes is_null.</summary>
        public void WriteString(string value)
        {
            if (value == null)
            {
                WriteNull();
                return;
            }

            StringField(0x7A, value);
        }

        /// <summary>Bytes, File and arrays.</summary>
        public void WriteBytes(byte[] value, int offset, int count)
        {
            if (_buffer.Length - _length < 2 + Varint.SizeOf((ulong)count) + count)
            {
                Overflow();
                return;
            }

            _buffer[_length++] = 0x82;
            _buffer[_length++] = 0x01;
            _length = Varint.Write(_buffer, _length, (ulong)count);
            Array.Copy(value, offset, _buffer, _length, count);
            _length += count;
        }

        private void BeginMetricNearEnd(long alias, long timestampMs, DataType type, bool isHistorical)
        {
            if (alias >= 0)
            {
                Field(0x10, (ulong)alias);
            }

            if (timestampMs >= 0)
            {
                Field(0x18, (ulong)timestampMs);
            }

            if (type != DataType.Unknown)
            {
                Field(0x20, (ulong)type);
            }

            if (isHistorical)
            {
                Field(0x28, 1);
            }
        }

        private void Field(byte tag, ulong value)
        {
            if (_buffer.Length - _length < VarintRoom && _buffer.Length - _length < 1 + Varint.SizeOf(value))
            {
                Overflow();
                return;
            }

            _buffer[_length++] = tag;
            _length = Varint.Write(_buffer, _length, value);
        }

        private void Fixed32(byte tag, int bits)
        {
            byte[] buffer = _buffer;
            int position = _length;
            if (buffer.Length - position < 5)
            {
                Overflow();
                return;
            }

            buffer[position] = tag;
            buffer[position + 1] = (byte)bits;
            buffer[position + 2] = (byte)(bits >> 8);
            buffer[position + 3] = (byte)(bits >> 16);
            buffer[position + 4] = (byte)(bits >> 24);
            _length = position + 5;
        }

        private void Fixed64(byte tag, long bits)
        {
            byte[] buffer = _buffer;
            int position = _length;
            if (buffer.Length - position < 9)
            {
                Overflow();
                return;
            }

            buffer[position++] = tag;
            for (int i = 0; i < 8; i++)
            {
                buffer[position++] = (byte)bits;
                bits >>= 8;
            }

            _length = position;
        }

        private void StringField(byte tag, string value)
        {
            int start = BeginNested(tag);
            int room = _buffer.Length - _length;
            if (_isOverflow)
            {
                return;
            }

            if (value.Length * 3 <= room)
            {
                _length += Encoding.UTF8.GetBytes(value, 0, value.Length, _buffer, _length);
            }
            else
            {
                // Close to the end only the exact size says whether it fits.
                byte[] bytes = Encoding.UTF8.GetBytes(value);
                if (bytes.Length > room)
                {
                    Overflow();
                    return;
                }

                Array.Copy(bytes, 0, _buffer, _length, bytes.Length);
                _length += bytes.Length;
            }

            EndNested(start);
        }

        /// <summary>Writes a tag and leaves one byte for the length, which is where the result points.</summary>
        private int BeginNested(byte tag)
        {
            if (_buffer.Length - _length < 2)
            {
                Overflow();
                return 0;
            }

            _buffer[_length] = tag;
            _length += 2;
            return _length - 1;
        }

        /// <summary>Fills in the length; content of 128 bytes and more is moved to make room for it.</summary>
        private void EndNested(int start)
        {
            if (_isOverflow)
            {
                return;
            }

            int count = _length - start - 1;
            if (count >= 0x80)
            {
                int more = Varint.SizeOf((ulong)count) - 1;
                if (_buffer.Length - _length < more)
                {
                    Overflow();
                    return;
                }

                Array.Copy(_buffer, start + 1, _buffer, start + 1 + more, count);
                _length = start;
                _length = Varint.Write(_buffer, _length, (ulong)count);
                _length += count;
                return;
            }

            _buffer[start] = (byte)count;
        }

        /// <summary>From here on nothing fits any more, so that no later piece is written behind one that is missing.</summary>
        private void Overflow()
        {
            _isOverflow = true;
            _length = _buffer.Length;
        }
    }
}
