namespace Wuxi.Edge.Node.Store
{
    /// <summary>
    /// Numbers in 1 to 10 bytes: 7 bits each, the low ones first, the top bit of all but the last set. Signed ones are folded
    /// first (0, -1, 1, -2 … become 0, 1, 2, 3 …). Thread safe.
    /// </summary>
    internal static class Varint
    {
        /// <summary>Writes a number and returns the position behind it.</summary>
        internal static int Put(byte[] buffer, int position, ulong value)
        {
            while (value > 127)
            {
                buffer[position++] = (byte)(value | 128);
                value >>= 7;
            }

            buffer[position++] = (byte)value;
            return position;
        }

        /// <summary>Reads a number and moves the position behind it; false when it does not end before <paramref name="end"/>.</summary>
        internal static bool Take(byte[] buffer, ref int position, int end, out ulong value)
        {
            value = 0;
            for (int shift = 0; shift < 70 && position < end; shift += 7)
            {
                byte next = buffer[position++];
                value |= (ulong)(next & 127) << shift;
                if (next < 128)
                {
                    return true;
                }
            }

            return false;
        }

        internal static ulong Fold(long value)
        {
            return ((ulong)value << 1) ^ (ulong)(value >> 63);
        }

        internal static long Unfold(ulong value)
        {
            return (long)(value >> 1) ^ -(long)(value & 1);
        }

        /// <summary>Writes the low bytes of a number, lowest first, and returns the position behind them.</summary>
        internal static int PutFixed(byte[] buffer, int position, ulong value, int bytes)
        {
            for (int i = 0; i < bytes; i++)
            {
                buffer[position++] = (byte)value;
                value >>= 8;
            }

            return position;
        }

        /// <summary>Reads what <see cref="PutFixed"/> wrote.</summary>
        internal static ulong TakeFixed(byte[] buffer, int position, int bytes)
        {
            ulong value = 0;
            for (int i = bytes - 1; i >= 0; i--)
            {
                value = (value << 8) | buffer[position + i];
            }

            return value;
        }
    }
}
