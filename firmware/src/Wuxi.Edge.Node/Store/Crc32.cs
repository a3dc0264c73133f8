namespace Wuxi.Edge.Node.Store
{
    /// <summary>
    /// CRC-32 of IEEE 802.3 (reflected, polynomial EDB88320h), with a start value of the caller's. One table for all; thread safe.
    /// </summary>
    internal static class Crc32
    {
        internal const int TableBytes = 1024;

        private const uint Polynomial = 0xEDB88320;
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
                crc = table[(crc ^ bytes[i]) & 0xFF] ^ (crc >> 8);
            }

            return ~crc;
        }

        private static uint[] MakeTable()
        {
            uint[] table = new uint[256];
            for (int i = 0; i < table.Length; i++)
            {
                uint value = (uint)i;
                for (int bit = 0; bit < 8; bit++)
                {
                    value = (value & 1) != 0 ? (value >> 1) ^ Polynomial : value >> 1;
                }

                table[i] = value;
            }

            return table;
        }
    }
}
