namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// Form of CJ/T 188 frames: <c>68 T A0…A6 C L DATA CS 16</c>, address low byte first, CS the sum of all bytes before it; DATA is sent as
    /// it is. Thread safe.
    /// </summary>
    internal static class Cjt188Frames
    {
        internal const int AddressBytes = 7;

        /// <summary>Position of C.</summary>
        internal const int ControlOffset = 9;

        /// <summary>Position of L.</summary>
        internal const int LengthOffset = 10;

        /// <summary>Position of DATA.</summary>
        internal const int DataOffset = 11;

        /// <summary>Bytes of a frame without DATA.</summary>
        internal const int Overhead = 13;

        /// <summary>Control: here they are.</summary>
        internal const byte Data = 0x81;

        /// <summary>Length of what <see cref="WriteRead"/> writes.</summary>
        internal const int ReadRequestBytes = PreambleBytes + Overhead + ReadDataBytes;

        private const byte Start = 0x68;
        private const byte End = 0x16;
        private const byte Preamble = 0xFE;
        private const byte Read = 0x01;
        private const byte IdentifierHigh = 0x90;
        private const byte IdentifierLow = 0x1F;
        private const int ReadDataBytes = 3;
        private const int PreambleBytes = 4;

        /// <summary>Writes four preamble bytes and a request for the current metering data (901F, SER 0).</summary>
        internal static void WriteRead(byte[] into, Cjt188Options options)
        {
            int position = 0;
            while (position < PreambleBytes)
            {
                into[position++] = Preamble;
            }

            into[position++] = Start;
            into[position++] = (byte)options.Type;
            for (int i = 0; i < AddressBytes; i++)
            {
                into[position++] = options.Address[i];
            }

            into[position++] = Read;
            into[position++] = ReadDataBytes;
            into[position++] = options.IsHighFirst ? IdentifierHigh : IdentifierLow;
            into[position++] = options.IsHighFirst ? IdentifierLow : IdentifierHigh;
            into[position++] = 0;
            int sum = 0;
            for (int i = PreambleBytes; i < position; i++)
            {
                sum += into[i];
            }

            into[position] = (byte)sum;
            into[position + 1] = End;
        }

        /// <summary>A number of exactly so many hex digits; false when the text is none.</summary>
        internal static bool TryHex(string text, int digits, out int value)
        {
            value = 0;
            if (text.Length != digits)
            {
                return false;
            }

            for (int i = 0; i < digits; i++)
            {
                char c = text[i];
                int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
                if (digit < 0)
                {
                    return false;
                }

                value = (value << 4) | digit;
            }

            return true;
        }
    }
}
