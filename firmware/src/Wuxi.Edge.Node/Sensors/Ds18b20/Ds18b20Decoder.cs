using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>ROM and scratchpad of a DS18B20 (data sheet: 64-bit lasered ROM code, memory, CRC generation). Thread safe.</summary>
    internal static class Ds18b20Decoder
    {
        /// <summary>Bytes of a ROM: family, six of a serial number, CRC.</summary>
        internal const int RomLength = 8;

        /// <summary>Bytes of the scratchpad, the CRC among them.</summary>
        internal const int ScratchpadLength = 9;

        /// <summary>First byte of the ROM.</summary>
        internal const byte Family = 0x28;

        /// <summary>
        /// What is written into the bytes of the high and low alarm, which are not used: after a loss of power the sensor has its own there again, and
        /// nothing that it says counts before it was set up anew.
        /// </summary>
        internal const byte HighMark = 0x57;

        /// <summary>See <see cref="HighMark"/>.</summary>
        internal const byte LowMark = 0x58;

        /// <summary>Configuration: 12 bits, one sixteenth of a degree.</summary>
        internal const byte TwelveBits = 0x7F;

        /// <summary>Metric names: Cel.</summary>
        internal static string[] Metrics
        {
            get { return new[] { "temperature" }; }
        }

        // 85 Cel, which the register holds after power-up.
        private const int PowerOn = 0x0550;

        private const double Lowest = -55;
        private const double Highest = 125;
        private const double StepsPerDegree = 16;

        /// <summary>Whether a ROM is whole, and of this family.</summary>
        internal static bool IsRom(byte[] rom)
        {
            return rom[0] == Family && Crc(rom, RomLength - 1) == rom[RomLength - 1];
        }

        /// <summary>Whether the scratchpad arrived whole. Zeros, as of a wire held low, have a good CRC: the configuration is never zero.</summary>
        internal static bool IsWhole(byte[] scratchpad)
        {
            return scratchpad[4] != 0 && Crc(scratchpad, ScratchpadLength - 1) == scratchpad[ScratchpadLength - 1];
        }

        /// <summary>Whether it is set up as the driver has done it.</summary>
        internal static bool IsSetUp(byte[] scratchpad)
        {
            return scratchpad[2] == HighMark && scratchpad[3] == LowMark && scratchpad[4] == TwelveBits;
        }

        /// <summary>A <see cref="ReasonCode"/>; None when the temperature counts.</summary>
        internal static int Decode(byte[] scratchpad, out double celsius)
        {
            int raw = (short)(scratchpad[0] | (scratchpad[1] << 8));
            celsius = raw / StepsPerDegree;
            if (raw == PowerOn)
            {
                return ReasonCode.NotAvailable;
            }

            return celsius < Lowest || celsius > Highest ? ReasonCode.OutOfRange : ReasonCode.None;
        }

        /// <summary>x^8 + x^5 + x^4 + 1, lowest bit first, start 0.</summary>
        private static int Crc(byte[] bytes, int count)
        {
            int crc = 0;
            for (int i = 0; i < count; i++)
            {
                crc ^= bytes[i];
                for (int bit = 0; bit < 8; bit++)
                {
                    crc = (crc & 1) != 0 ? (crc >> 1) ^ 0x8C : crc >> 1;
                }
            }

            return crc;
        }
    }
}
