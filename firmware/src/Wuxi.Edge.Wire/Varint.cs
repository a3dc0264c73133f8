namespace Wuxi.Edge.Wire
{
    /// <summary>
    /// Reads protobuf varints without allocating. Throughout the readers a step returns the new position, or a
    /// <see cref="WireError"/> negated.
    /// </summary>
    internal sealed class Varint
    {
        /// <summary>The last value read.</summary>
        internal ulong Value;

        internal static int SizeOf(ulong value)
        {
            int size = 1;
            while (value >= 0x80)
            {
                value >>= 7;
                size++;
            }

            return size;
        }

        /// <summary>Writes where there is room for ten bytes, or for <see cref="SizeOf"/>. Returns the position behind.</summary>
        internal static int Write(byte[] buffer, int position, ulong value)
        {
            while (value >= 0x80)
            {
                buffer[position++] = (byte)(value | 0x80);
                value >>= 7;
            }

            buffer[position] = (byte)value;
            return position + 1;
        }

        /// <summary>The same for a time: six bytes, without a loop, for every millisecond from 2004 to 2109.</summary>
        internal static int WriteTimestamp(byte[] buffer, int position, long value)
        {
            int top = (int)(value >> 35);
            if (top < 1 || top > 0x7F)
            {
                return Write(buffer, position, (ulong)value);
            }

            int low = (int)value;
            buffer[position] = (byte)(low | 0x80);
            buffer[position + 1] = (byte)((low >> 7) | 0x80);
            buffer[position + 2] = (byte)((low >> 14) | 0x80);
            buffer[position + 3] = (byte)((low >> 21) | 0x80);
            buffer[position + 4] = (byte)((value >> 28) | 0x80);
            buffer[position + 5] = (byte)top;
            return position + 6;
        }

        internal int Read(byte[] buffer, int position, int end)
        {
            ulong value = 0;
            int shift = 0;
            while (position < end)
            {
                byte next = buffer[position++];
                if (shift == 63 && next > 1)
                {
                    return -(int)WireError.BadVarint;
                }

                value |= (ulong)(next & 0x7F) << shift;
                if (next < 0x80)
                {
                    Value = value;
                    return position;
                }

                shift += 7;
            }

            return -(int)WireError.Truncated;
        }

        /// <summary>Reads a length whose bytes lie before <paramref name="end"/>; they begin at the returned position.</summary>
        internal int ReadLength(byte[] buffer, int position, int end)
        {
            position = Read(buffer, position, end);
            if (position < 0)
            {
                return position;
            }

            if (Value > int.MaxValue)
            {
                return -(int)WireError.BadLength;
            }

            return (int)Value > end - position ? -(int)WireError.Truncated : position;
        }

        /// <summary>Reads a tag; refuses field number 0 and more than 32 bits.</summary>
        internal int ReadTag(byte[] buffer, int position, int end)
        {
            position = Read(buffer, position, end);
            if (position < 0)
            {
                return position;
            }

            return Value > uint.MaxValue || Value < 8 ? -(int)WireError.BadTag : position;
        }

        /// <summary>Steps over the content of a field of no interest.</summary>
        internal int Skip(byte[] buffer, int position, int end, int wireType)
        {
            switch (wireType)
            {
                case WireType.Varint:
                    return Read(buffer, position, end);
                case WireType.Fixed64:
                    return end - position < 8 ? -(int)WireError.Truncated : position + 8;
                case WireType.Fixed32:
                    return end - position < 4 ? -(int)WireError.Truncated : position + 4;
                case WireType.Bytes:
                    position = ReadLength(buffer, position, end);
                    return position < 0 ? position : position + (int)Value;
                default:
                    return -(int)WireError.BadWireType;
            }
        }
    }
}
