namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// Form of Winsen's 9-byte frames: <c>FF</c>, a command or gas, six bytes, checksum (sum of bytes 1 to 7, negated). Numbers are high
    /// byte first (MH-Z19B and ZE07-CO manuals). Thread safe.
    /// </summary>
    internal static class WinsenFrames
    {
        /// <summary>Of every frame.</summary>
        internal const int Length = 9;

        /// <summary>Position of the command that is answered, or of the gas.</summary>
        internal const int KindOffset = 1;

        /// <summary>Answer to a read: position of the concentration.</summary>
        internal const int AnswerOffset = 2;

        /// <summary>Upload: this gas is carbon monoxide.</summary>
        internal const byte CarbonMonoxide = 0x04;

        /// <summary>Upload: position of the unit.</summary>
        internal const int UnitOffset = 2;

        /// <summary>Upload: the unit is ppm.</summary>
        internal const byte PartsPerMillion = 0x03;

        /// <summary>Upload: position of the number of decimals.</summary>
        internal const int DecimalsOffset = 3;

        /// <summary>Upload: position of the concentration.</summary>
        internal const int UploadOffset = 4;

        /// <summary>Upload: position of the end of the measuring range.</summary>
        internal const int RangeOffset = 6;

        /// <summary>Longest interval between two uploads: 1 s by the manual, and half as much again.</summary>
        internal const int IntervalMs = 1500;

        /// <summary>Time after power-up in which values do not count: 3 min.</summary>
        internal const int WarmUpMs = 180000;

        /// <summary>Longest time to an answer: ours, the manuals give none.</summary>
        internal const int TimeoutMs = 500;

        /// <summary>Reads the concentration; made anew at each call.</summary>
        internal static byte[] Read
        {
            get { return new byte[] { 0xFF, 0x01, 0x86, 0x00, 0x00, 0x00, 0x00, 0x00, 0x79 }; }
        }

        /// <summary>A number of two bytes.</summary>
        internal static int Word(byte[] frame, int offset)
        {
            return (frame[offset] << 8) | frame[offset + 1];
        }
    }
}
