namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// Form of Modbus RTU frames (MODBUS over Serial Line V1.02, 2.5.1): address, function, data, CRC with its low byte first. A read
    /// (Application Protocol V1.1b3, 6.3 and 6.4) asks with first register and count, and is answered with a count of bytes and the
    /// registers, high byte first. Thread safe.
    /// </summary>
    internal static class ModbusMeterFrames
    {
        /// <summary>Lowest address of a slave.</summary>
        internal const int MinimumAddress = 1;

        /// <summary>Highest address of a slave.</summary>
        internal const int MaximumAddress = 247;

        /// <summary>Length of what <see cref="WriteRead"/> writes.</summary>
        internal const int ReadRequestBytes = 8;

        /// <summary>Bytes of an answer without its registers.</summary>
        internal const int ReplyOverhead = 5;

        /// <summary>Position of the function in a frame.</summary>
        internal const int FunctionOffset = 1;

        /// <summary>Position of the registers in an answer.</summary>
        internal const int RegistersOffset = 3;

        /// <summary>Position of the code in an exception.</summary>
        internal const int ExceptionOffset = 2;

        /// <summary>In the function of an answer: an exception.</summary>
        internal const byte ExceptionFlag = 0x80;

        /// <summary>Exception: the slave has not all of these registers.</summary>
        internal const byte IllegalAddress = 2;

        /// <summary>Exception: not as many registers at once.</summary>
        internal const byte IllegalValue = 3;

        private const int CrcStart = 0xFFFF;
        private const int CrcPolynomial = 0xA001;

        /// <summary>Writes a request for registers.</summary>
        internal static void WriteRead(byte[] into, int address, int function, int firstRegister, int registers)
        {
            into[0] = (byte)address;
            into[1] = (byte)function;
            into[2] = (byte)(firstRegister >> 8);
            into[3] = (byte)firstRegister;
            into[4] = (byte)(registers >> 8);
            into[5] = (byte)registers;
            int crc = Crc(into, ReadRequestBytes - 2);
            into[6] = (byte)crc;
            into[7] = (byte)(crc >> 8);
        }

        /// <summary>CRC-16 of the first bytes; answers are checked by the native driver.</summary>
        private static int Crc(byte[] bytes, int count)
        {
            int crc = CrcStart;
            for (int i = 0; i < count; i++)
            {
                crc ^= bytes[i];
                for (int bit = 0; bit < 8; bit++)
                {
                    crc = (crc & 1) != 0 ? (crc >> 1) ^ CrcPolynomial : crc >> 1;
                }
            }

            return crc;
        }
    }
}
