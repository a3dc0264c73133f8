using System;

namespace Wuxi.Edge.Wire
{
    /// <content>Taking one metric apart.</content>
    public sealed partial class PayloadReader
    {
        // Six bytes of varint, as every millisecond stamp from 2004 to 2109 has: five continued, the last one not.
        private const long SixByteMask = 0x808080808080;
        private const long SixByteForm = 0x008080808080;

        private readonly MessageCheck _check = new MessageCheck();
        private int _has;
        private int _nameOffset;
        private int _nameLength;
        private long _alias;
        private long _metricTimestamp;
        // The last six-byte stamp and what it means: all metrics of a record have the same. -1 is no six bytes.
        private long _stampBytes = -1;
        private long _stamp;
        private DataType _dataType;
        private WireValue _kind;
        private ulong _bits;
        private float _float;
        private double _double;
        private int _dataOffset;
        private int _dataLength;
        private int _propertiesOffset;
        private int _propertiesEnd;

        private bool ReadMetric(byte[] buffer, int position, int end)
        {
            // In the order of what a data message has most of: a chain, since a jump table costs more on either runtime.
            int has = 0;
            while (position < end)
            {
                int start = position;
                byte tag = buffer[position++];
                if (tag == 0x10 && position < end && buffer[position] < 0x80)
                {
                    _alias = buffer[position++];
                    has |= AliasBit;
                }
                else if (tag == 0x18)
                {
                    position = ReadTimestamp(buffer, position, end);
                    has |= TimestampBit;
                }
                else if (tag == 0x65 && end - position >= 4)
                {
                    _float = BitConverter.ToSingle(buffer, position);
                    _kind = WireValue.Float;
                    position += 4;
                }
                else
                {
                    position = ReadRareField(buffer, start, end);
                }

                if (position < 0)
                {
                    return Fail(position, _check.ErrorOffset > start ? _check.ErrorOffset : start);
                }
            }

            _has |= has;
            return (_has & PropertiesBit) == 0 || ReadQuality();
        }

        private int ReadTimestamp(byte[] buffer, int position, int end)
        {
            if (end - position >= 6 && buffer.Length - position >= 8)
            {
                long raw = BitConverter.ToInt64(buffer, position) & 0xFFFFFFFFFFFF;
                if (raw == _stampBytes)
                {
                    _metricTimestamp = _stamp;
                    return position + 6;
                }

                if ((raw & SixByteMask) == SixByteForm)
                {
                    _stampBytes = raw;
                    _stamp = (raw & 0x7F) | ((raw >> 1) & 0x3F80) | ((raw >> 2) & 0x1FC000) | ((raw >> 3) & 0xFE00000)
                        | ((raw >> 4) & 0x7F0000000) | ((raw >> 5) & 0x3F800000000);
                    _metricTimestamp = _stamp;
                    return position + 6;
                }
            }

            position = _varint.Read(buffer, position, end);
            _metricTimestamp = (long)_varint.Value;
            return position >= 0 && _metricTimestamp < 0 ? -(int)WireError.ValueTooLarge : position;
        }

        /// <summary>Everything that a data message seldom has. <paramref name="position"/> is at the tag.</summary>
        private int ReadRareField(byte[] buffer, int position, int end)
        {
            bool isOneByte = buffer[position] < 0x80;
            position = _varint.ReadTag(buffer, position, end);
            if (position < 0)
            {
                return position;
            }

            ulong tag = _varint.Value;
            if (!isOneByte && tag < 0x80)
            {
                return -(int)WireError.BadTag;
            }

            position = _varint.Skip(buffer, position, end, (int)(tag & 7));
            if (position < 0)
            {
                return position;
            }

            int content = (tag & 7) == WireType.Bytes ? position - (int)_varint.Value : position;
            switch (tag)
            {
                case 0x0A:
                    _nameOffset = content;
                    _nameLength = position - content;
                    _has |= NameBit;
                    return Utf8.IsValid(buffer, content, position) ? position : -(int)WireError.BadUtf8;
                case 0x10:
                    _alias = (long)_varint.Value;
                    _has |= AliasBit;
                    return _alias < 0 ? -(int)WireError.ValueTooLarge : position;
                case 0x20:
                    _dataType = _varint.Value > (ulong)DataType.DateTimeArray ? DataType.Unknown : (DataType)(int)_varint.Value;
                    _has |= DataTypeBit;
                    return position;
                case 0x28:
                    return SetFlag(HistoricalBit, position);
                case 0x30:
                    return SetFlag(TransientBit, position);
                case 0x38:
                    return SetFlag(NullBit, position);
                case 0x42:
                    return _check.Check(buffer, content, position, MessageCheck.MetaData);
                case 0x4A:
                    return TakeProperties(content, position);
                case 0x50:
                    _bits = (uint)_varint.Value;
                    _kind = WireValue.Int;
                    return position;
                case 0x58:
                    _bits = _varint.Value;
                    _kind = WireValue.Long;
                    return position;
                case 0x69:
                    _double = BitConverter.ToDouble(buffer, position - 8);
                    _kind = WireValue.Double;
                    return position;
                case 0x70:
                    _bits = _varint.Value == 0 ? 0UL : 1UL;
                    _kind = WireValue.Boolean;
                    return position;
                case 0x7A:
                    return TakeData(WireValue.String, content, Utf8.IsValid(buffer, content, position) ? position : -(int)WireError.BadUtf8);
                case 0x82:
                    return TakeData(WireValue.Bytes, content, position);
                case 0x8A:
                    return TakeData(WireValue.Other, content, _check.Check(buffer, content, position, MessageCheck.DataSet));
                case 0x92:
                    return TakeData(WireValue.Other, content, _check.Check(buffer, content, position, MessageCheck.Template));
                case 0x9A:
                    return TakeData(WireValue.Other, content, _check.Check(buffer, content, position, MessageCheck.Opaque));
                default:
                    return tag >> 3 <= 19 ? -(int)WireError.BadWireType : position;
            }
        }

        private int SetFlag(int bit, int position)
        {
            _has = _varint.Value == 0 ? _has & ~bit : _has | bit;
            return position;
        }

        private int TakeData(WireValue kind, int content, int position)
        {
            _kind = kind;
            _dataOffset = content;
            _dataLength = position - content;
            return position;
        }

        private int TakeProperties(int content, int position)
        {
            if ((_has & PropertiesBit) != 0)
            {
                return -(int)WireError.DuplicateField;
            }

            _has |= PropertiesBit;
            _propertiesOffset = content;
            _propertiesEnd = position;
            return position;
        }
    }
}
