namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// Form of DL/T 645-2007 frames (standard, chapter 5): <c>68 A0…A5 68 C L DATA CS 16</c>, address and numbers low byte first,
    /// each byte of DATA sent as itself + 33h, CS the sum of all bytes before it. Thread safe.
    /// </summary>
    internal static class Dlt645Frames
    {
        internal const byte Start = 0x68;
        internal const byte End = 0x16;

        /// <summary>Wakes the receiver up; may stand before a frame any number of times.</summary>
        internal const byte Preamble = 0xFE;

        internal const int AddressBytes = 6;

        /// <summary>Position of C.</summary>
        internal const int ControlOffset = 8;

        /// <summary>Position of L.</summary>
        internal const int LengthOffset = 9;

        /// <summary>Position of DATA.</summary>
        internal const int DataOffset = 10;

        /// <summary>Bytes of a frame without DATA.</summary>
        internal const int Overhead = 12;

        /// <summary>Most DATA in an answer to a read.</summary>
        internal const int MaximumData = 200;

        /// <summary>Control: read data.</summary>
        internal const byte Read = 0x11;

        /// <summary>Control: here they are.</summary>
        internal const byte Data = 0x91;

        /// <summary>Control: here they are, and more follows.</summary>
        internal const byte DataAndMore = 0xB1;

        /// <summary>Control: cannot; DATA is one byte of error bits.</summary>
        internal const byte Error = 0xD1;

        /// <summary>Error bit: no such data.</summary>
        internal const byte NoSuchData = 0x02;

        /// <summary>Bytes of a data identifier.</summary>
        internal const int IdentifierBytes = 4;

        /// <summary>Length of what <see cref="WriteRead"/> writes.</summary>
        internal const int ReadRequestBytes = 20;

        private const byte Mask = 0x33;
        private const int PreambleBytes = 4;

        /// <summary>Writes four preamble bytes and a request to read one data identifier.</summary>
        internal static void WriteRead(byte[] into, byte[] address, uint identifier)
        {
            int position = 0;
            while (position < PreambleBytes)
            {
                into[position++] = Preamble;
            }

            into[position++] = Start;
            for (int i = 0; i < AddressBytes; i++)
            {
                into[position++] = address[i];
            }

            into[position++] = Start;
            into[position++] = Read;
            into[position++] = IdentifierBytes;
            for (int i = 0; i < IdentifierBytes; i++)
            {
                into[position++] = (byte)((identifier >> (8 * i)) + Mask);
            }

            into[position] = Sum(into, PreambleBytes, position);
            into[position + 1] = End;
        }

        /// <summary>The checksum of the bytes from <paramref name="start"/> to before <paramref name="end"/>.</summary>
        internal static byte Sum(byte[] bytes, int start, int end)
        {
            int sum = 0;
            for (int i = start; i < end; i++)
            {
                sum += bytes[i];
            }

            return (byte)sum;
        }

        /// <summary>A byte of DATA as it was before sending.</summary>
        internal static byte Unmask(byte sent)
        {
            return (byte)(sent - Mask);
        }
    }
}
