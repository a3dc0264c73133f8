namespace Wuxi.Edge.Native
{
    /// <summary>What the native serial driver counts, modulo 2^32. The numbers are those of the native face.</summary>
    public static class UartCounter
    {
        /// <summary>Valid frames.</summary>
        public const int Frames = 0;

        /// <summary>Bytes received.</summary>
        public const int Bytes = 1;

        /// <summary>Bytes that belong to no frame.</summary>
        public const int Garbage = 2;

        /// <summary>Frames whose checksum was wrong.</summary>
        public const int ChecksumFailures = 3;

        /// <summary>Beginnings of frames with an impossible length or form.</summary>
        public const int FormFailures = 4;

        /// <summary>Requests that nobody answered.</summary>
        public const int Timeouts = 5;

        /// <summary>Valid frames that answer no request, the echo of our own not counted.</summary>
        public const int Unexpected = 6;

        /// <summary>Results that did not fit into the ring.</summary>
        public const int ResultsLost = 7;

        /// <summary>Overruns of the UART's own buffer.</summary>
        public const int Overruns = 8;

        /// <summary>Frames given up for a gap between their bytes.</summary>
        public const int Gaps = 9;
    }
}
