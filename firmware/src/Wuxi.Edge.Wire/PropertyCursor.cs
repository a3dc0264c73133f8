using System;

namespace Wuxi.Edge.Wire
{
    /// <summary>
    /// Walks the property set of a metric. Keys and values are two repeated fields that belong together by their order;
    /// whether they come one after the other or all keys first is the writer's choice, so each has its own position.
    /// </summary>
    internal sealed class PropertyCursor
    {
        private const ulong KeyTag = 0x0A;
        private const ulong ValueTag = 0x12;

        private readonly Varint _varint = new Varint();
        private readonly MessageCheck _check = new MessageCheck();
        private byte[] _buffer;
        private int _end;
        private int _keyPosition;
        private int _valuePosition;

        internal WireError Error;
        internal int ErrorOffset;
        internal int KeyOffset;
        internal int KeyLength;
        internal DataType Type;
        internal bool IsNull;
        internal WireValue Kind;
        internal ulong Bits;
        internal float Float;
        internal double Double;
        internal int DataOffset;
        internal int DataLength;

        internal void Open(byte[] buffer, int position, int end)
        {
            _buffer = buffer;
            _end = end;
            _keyPosition = position;
            _valuePosition = position;
            Error = WireError.None;
        }

        /// <summary>Takes the next pair; false at the end, or on an error.</summary>
        internal bool Next()
        {
            if (Error != WireError.None)
            {
                return false;
            }

            int key = Find(ref _keyPosition, KeyTag);
            int keyEnd = _keyPosition;
            int value = key < 0 ? key : Find(ref _valuePosition, ValueTag);
            if (value < 0)
            {
                return false;
            }

            if (key == 0 || value == 0)
            {
                if (key != value)
                {
                    Fail(-(int)WireError.UnpairedProperty, key + value);
                }

                return false;
            }

            KeyOffset = key;
            KeyLength = keyEnd - key;
            if (!Utf8.IsValid(_buffer, key, keyEnd))
            {
                Fail(-(int)WireError.BadUtf8, key);
                return false;
            }

            return ReadValue(value, _valuePosition);
        }

        internal bool KeyEquals(string key)
        {
            if (KeyLength != key.Length)
            {
                return false;
            }

            for (int i = 0; i < key.Length; i++)
            {
                if (_buffer[KeyOffset + i] != key[i])
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>Moves behind the next field with this tag. Returns where its content begins, 0 at the end, or an error negated.</summary>
        private int Find(ref int position, ulong tag)
        {
            while (position < _end)
            {
                int start = position;
                int next = _varint.ReadTag(_buffer, position, _end);
                if (next < 0)
                {
                    return Fail(next, start);
                }

                ulong found = _varint.Value;
                if (found >> 3 <= 2 && (found & 7) != WireType.Bytes)
                {
                    return Fail(-(int)WireError.BadWireType, start);
                }

                next = _varint.Skip(_buffer, next, _end, (int)(found & 7));
                if (next < 0)
                {
                    return Fail(next, start);
                }

                position = next;
                if (found == tag)
                {
                    return next - (int)_varint.Value;
                }
            }

            return 0;
        }

        private bool ReadValue(int position, int end)
        {
            Type = DataType.Unknown;
            IsNull = false;
            Kind = WireValue.None;
            Bits = 0;
            while (position < end)
            {
                int start = position;
                position = ReadField(position, end);
                if (position < 0)
                {
                    Fail(position, start);
                    return false;
                }
            }

            return true;
        }

        private int ReadField(int position, int end)
        {
            position = _varint.ReadTag(_buffer, position, end);
            if (position < 0)
            {
                return position;
            }

            ulong tag = _varint.Value;
            position = _varint.Skip(_buffer, position, end, (int)(tag & 7));
            if (position < 0)
            {
                return position;
            }

            ulong value = _varint.Value;
            switch (tag)
            {
                case 0x08:
                    Type = value > (ulong)DataType.DateTimeArray ? DataType.Unknown : (DataType)(int)value;
                    return position;
                case 0x10:
                    IsNull = value != 0;
                    return position;
                case 0x18:
                    return Take(WireValue.Int, (uint)value, position);
                case 0x20:
                    return Take(WireValue.Long, value, position);
                case 0x2D:
                    Float = BitConverter.ToSingle(_buffer, position - 4);
                    return Take(WireValue.Float, 0, position);
                case 0x31:
                    Double = BitConverter.ToDouble(_buffer, position - 8);
                    return Take(WireValue.Double, 0, position);
                case 0x38:
                    return Take(WireValue.Boolean, value == 0 ? 0UL : 1UL, position);
                case 0x42:
                    return TakeString(position - (int)value, position);
                case 0x4A:
                    return TakeMessage(position - (int)value, position, MessageCheck.PropertySet);
                case 0x52:
                    return TakeMessage(position - (int)value, position, MessageCheck.PropertySetList);
                case 0x5A:
                    return TakeMessage(position - (int)value, position, MessageCheck.Opaque);
                default:
                    // Known numbers with another wire type; everything else is a later version's and of no interest.
                    return tag >> 3 <= 11 ? -(int)WireError.BadWireType : position;
            }
        }

        private int Take(WireValue kind, ulong bits, int position)
        {
            Kind = kind;
            Bits = bits;
            return position;
        }

        private int TakeString(int start, int end)
        {
            if (!Utf8.IsValid(_buffer, start, end))
            {
                return -(int)WireError.BadUtf8;
            }

            DataOffset = start;
            DataLength = end - start;
            return Take(WireValue.String, 0, end);
        }

        private int TakeMessage(int start, int end, char message)
        {
            end = _check.Check(_buffer, start, end, message);
            return end < 0 ? end : Take(WireValue.Other, 0, end);
        }

        private int Fail(int error, int offset)
        {
            Error = (WireError)(-error);
            ErrorOffset = offset;
            return error;
        }
    }
}
