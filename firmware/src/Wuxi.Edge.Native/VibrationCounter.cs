namespace Wuxi.Edge.Native
{
    /// <summary>What the native vibration driver counts; each stops at 2^32 - 1. The numbers are those of the native face.</summary>
    public static class VibrationCounter
    {
        /// <summary>Windows put into the ring.</summary>
        public const int Windows = 0;

        /// <summary>Windows that did not fit into it.</summary>
        public const int WindowsLost = 1;

        /// <summary>Turns that began anew because samples were lost.</summary>
        public const int TurnsDiscarded = 2;

        /// <summary>Words in the FIFO that no accelerometer sends.</summary>
        public const int Garbage = 3;

        /// <summary>Samples at the ends of the range, all axes.</summary>
        public const int Clipped = 4;
    }
}
