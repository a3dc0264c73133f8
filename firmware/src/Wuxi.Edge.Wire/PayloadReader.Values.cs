using System.Text;

namespace Wuxi.Edge.Wire
{
    /// <content>What the current metric says. Absent fields read as -1, 0, false or null, never as those of the metric before.</content>
    public sealed partial class PayloadReader
    {
        public bool HasName
        {
            get { return (_has & NameBit) != 0; }
        }

        /// <summary>Where the name's UTF-8 bytes begin in the buffer.</summary>
        public int NameOffset
        {
            get { return HasName ? _nameOffset : 0; }
        }

        public int NameLength
        {
            get { return HasName ? _nameLength : 0; }
        }

        public bool HasAlias
        {
            get { return (_has & AliasBit) != 0; }
        }

        /// <summary>-1 when absent.</summary>
        public long Alias
        {
            get { return HasAlias ? _alias : -1; }
        }

        public bool HasMetricTimestamp
        {
            get { return (_has & TimestampBit) != 0; }
        }

        /// <summary>UTC milliseconds since 1970; -1 when absent.</summary>
        public long MetricTimestamp
        {
            get { return HasMetricTimestamp ? _metricTimestamp : -1; }
        }

        public bool HasDataType
        {
            get { return (_has & DataTypeBit) != 0; }
        }

        /// <summary>Unknown when absent, and when the number is none of the specification's.</summary>
        public DataType DataType
        {
            get { return HasDataType ? _dataType : DataType.Unknown; }
        }

        public bool IsHistorical
        {
            get { return (_has & HistoricalBit) != 0; }
        }

        public bool IsTransient
        {
            get { return (_has & TransientBit) != 0; }
        }

        public bool IsNull
        {
            get { return (_has & NullBit) != 0; }
        }

        public WireValue ValueKind
        {
            get { return _kind; }
        }

        public uint IntBits
        {
            get { return _kind == WireValue.Int ? (uint)_bits : 0; }
        }

        public ulong LongBits
        {
            get { return _kind == WireValue.Long ? _bits : 0; }
        }

        public float FloatValue
        {
            get { return _kind == WireValue.Float ? _float : 0; }
        }

        public double DoubleValue
        {
            get { return _kind == WireValue.Double ? _double : 0; }
        }

        public bool BooleanValue
        {
            get { return _kind == WireValue.Boolean && _bits != 0; }
        }

        /// <summary>Where a String, Bytes or Other value begins in the buffer.</summary>
        public int DataOffset
        {
            get { return _kind >= WireValue.String ? _dataOffset : 0; }
        }

        public int DataLength
        {
            get { return _kind >= WireValue.String ? _dataLength : 0; }
        }

        /// <summary>The metric's name, null when absent. Allocates.</summary>
        public string GetName()
        {
            return HasName ? Encoding.UTF8.GetString(_buffer, _nameOffset, _nameLength) : null;
        }

        /// <summary>Whether the metric has this name, which is ASCII.</summary>
        public bool NameEquals(string ascii)
        {
            if (!HasName || _nameLength != ascii.Length)
            {
                return false;
            }

            for (int i = 0; i < ascii.Length; i++)
            {
                if (_buffer[_nameOffset + i] != ascii[i])
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>The value of a String metric, null for any other. Allocates.</summary>
        public string GetString()
        {
            return _kind == WireValue.String ? Encoding.UTF8.GetString(_buffer, _dataOffset, _dataLength) : null;
        }

        /// <summary>
        /// An integer or Boolean value in the width it was declared with: Int8, Int16 and Int32 are sign-extended from the
        /// lower bits (senders differ in whether -1 as Int8 travels as FF or FFFFFFFF), the unsigned ones masked. UInt64
        /// values from 2^63 on come out negative. 0 for kinds that are no integers.
        /// </summary>
        public long GetInteger(DataType declared)
        {
            if (_kind != WireValue.Int && _kind != WireValue.Long && _kind != WireValue.Boolean)
            {
                return 0;
            }

            switch (declared)
            {
                case DataType.Int8: return (sbyte)_bits;
                case DataType.Int16: return (short)_bits;
                case DataType.Int32: return (int)_bits;
                case DataType.UInt8: return (byte)_bits;
                case DataType.UInt16: return (ushort)_bits;
                case DataType.UInt32: return (uint)_bits;
                case DataType.Boolean: return _bits == 0 ? 0 : 1;
                default: return (long)_bits;
            }
        }
    }
}
