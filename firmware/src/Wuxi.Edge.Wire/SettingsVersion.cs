namespace Wuxi.Edge.Wire
{
    /// <summary>
    /// The version of a settings text: CRC-32 of IEEE 802.3 over its characters, of which each is one byte; so node, gateway and
    /// provisioning name the same text alike, and a text that was changed on its way does not match its version. 0 stands for no
    /// text, and a text whose checksum is 0 has version 1. Thread safe.
    /// </summary>
    public static class SettingsVersion
    {
        private const uint Polynomial = 0xEDB88320;

        // Of four bits at a time: 64 bytes of table, because a text is looked at once in months.
        private static readonly uint[] Table = MakeTable();

        /// <summary>Version of the text in a stretch of bytes.</summary>
        public static uint Of(byte[] text, int offset, int count)
        {
            uint crc = 0xFFFFFFFF;
            uint[] table = Table;
            for (int i = offset; i < offset + count; i++)
            {
                crc ^= text[i];
                crc = table[crc & 15] ^ (crc >> 4);
                crc = table[crc & 15] ^ (crc >> 4);
            }

            crc = ~crc;
            return crc == 0 ? 1 : crc;
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
