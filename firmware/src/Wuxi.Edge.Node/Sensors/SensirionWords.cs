namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// Words of Sensirion's I2C sensors: two bytes, the high one first, and a CRC-8 (polynomial 31h, start FFh, as in each of their data
    /// sheets; BEEF gives 92). Thread safe.
    /// </summary>
    internal static class SensirionWords
    {
        /// <summary>Bytes of a word with its CRC.</summary>
        internal const int Length = 3;

        /// <summary>Largest word.</summary>
        internal const int Largest = 65535;

        private const int Polynomial = 0x31;

        /// <summary>A word, whose CRC was looked at.</summary>
        internal static int Get(byte[] buffer, int index)
        {
            return (buffer[Length * index] << 8) | buffer[(Length * index) + 1];
        }

        /// <summary>Whether the CRCs of the first words are right.</summary>
        internal static bool AreGood(byte[] buffer, int words)
        {
            for (int at = 0; at < words * Length; at += Length)
            {
                if (Crc(buffer, at) != buffer[at + 2])
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>Writes a word with its CRC.</summary>
        internal static void Put(byte[] buffer, int at, int word)
        {
            buffer[at] = (byte)(word >> 8);
            buffer[at + 1] = (byte)word;
            buffer[at + 2] = (byte)Crc(buffer, at);
        }

        /// <summary>Temperature of a word, Cel: the formula of SHT3x, SHT4x and SCD4x.</summary>
        internal static double Celsius(int word)
        {
            return -45 + (175 * (double)word / Largest);
        }

        private static int Crc(byte[] buffer, int at)
        {
            int crc = 0xFF;
            for (int i = at; i < at + 2; i++)
            {
                crc ^= buffer[i];
                for (int bit = 0; bit < 8; bit++)
                {
                    crc = (crc & 0x80) != 0 ? ((crc << 1) ^ Polynomial) & 0xFF : crc << 1;
                }
            }

            return crc;
        }
    }
}
