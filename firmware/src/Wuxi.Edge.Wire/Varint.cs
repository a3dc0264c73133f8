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
