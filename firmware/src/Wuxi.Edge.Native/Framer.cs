namespace Wuxi.Edge.Native
{
    /// <summary>Protocols that the native serial driver finds frames of. The numbers are those of the native face.</summary>
    public static class Framer
    {
        /// <summary>DL/T 645-2007: 68h, address, 68h, control, length, data, sum, 16h. Answers to requests.</summary>
        public const int Dlt645 = 0;

        /// <summary>CJ/T 188: 68h, type, address, control, length, data, sum, 16h. Answers to requests.</summary>
        public const int Cjt188 = 1;

        /// <summary>Modbus RTU: address, function, data, CRC-16; ended by silence. Answers to requests.</summary>
        public const int ModbusRtu = 2;

        /// <summary>Plantower PMS5003, PMS7003: 42h 4Dh, length, words, sum. Speaks unasked.</summary>
        public const int Plantower = 3;

        /// <summary>Sensirion SHDLC (SPS30): 7Eh, stuffed content, sum, 7Eh. Answers to requests.</summary>
        public const int Shdlc = 4;

        /// <summary>Nova SDS011: AAh, command, six bytes, sum, ABh. Speaks unasked.</summary>
        public const int Sds011 = 5;

        /// <summary>Winsen (ZE07, MH-Z19): FFh, seven bytes, checksum. Answers to requests, or speaks unasked.</summary>
        public const int Winsen = 6;
    }
}
