namespace Wuxi.Edge.Node.Store
{
    /// <summary>
    /// CRC-32 of IEEE 802.3 (reflected, polynomial EDB88320h), with a start value of the caller's. One table for all; thread safe.
    /// </summary>
    internal static class Crc32
    {
        internal const int TableBytes = 64;

        private const uint Polynomial = 0xEDB88320;

        // Of four bits at a time: two steps a byte, and 1 KB less of the heap than with all eight.
        private static readonly uint[] Table = MakeTable();

        /// <summary>Carries a checksum on over more bytes.</summary>
        /// <param name="start">0, or the checksum of what comes before.</param>
        internal static uint Over(uint start, byte[] bytes, int offset, int count)
        {
            uint crc = ~start;
            uint[] table = Table;
            int end = offset + count;
            for (int i = offset; i < end; i++)
            {
                crc ^= bytes[i];
                crc = table[crc & 15] ^ (crc >> 4);
                crc = table[crc & 15] ^ (crc >> 4);
            }

            return ~crc;
        }

        private static uint[] MakeTable()
        {
            uint[] table = new uint[16];
            for (int i = 0; i < table.Length; i++)
            {
                uint value = (uint)i;
                for (int bit = 0; bit < 4; bit++)
                {
                    value = (value & 1) != 0 ? (value >> 1) ^ Polynomial : value >> 1;
                }

                table[i] = value;
            }

            return table;
        }
    }
}
