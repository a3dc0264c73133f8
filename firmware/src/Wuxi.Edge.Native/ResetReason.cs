namespace Wuxi.Edge.Native
{
    /// <summary>Why the chip began anew. Numbers go over the wire as the node's metric <c>reset-reason</c>: not to be changed.</summary>
    public static class ResetReason
    {
        public const int Unknown = 0;

        /// <summary>The supply came on.</summary>
        public const int PowerOn = 1;

        /// <summary>The program asked for it: after an exception, an update, or a new deployment.</summary>
        public const int Restart = 2;

        /// <summary>The interpreter or a driver crashed.</summary>
        public const int Crash = 3;

        /// <summary>A watchdog was not fed: the loop hung.</summary>
        public const int Watchdog = 4;

        /// <summary>The supply sagged.</summary>
        public const int BrownOut = 5;

        /// <summary>The reset pin, or a debugger or USB host.</summary>
        public const int Pin = 6;

        /// <summary>Out of deep sleep.</summary>
        public const int Wake = 7;
    }
}
