namespace Wuxi.Edge.Native
{
    /// <summary>What the native pulse driver counts beside the pulses. The numbers are those of the native face.</summary>
    public static class PulseCount
    {
        /// <summary>Levels refused because they were too short.</summary>
        public const int Glitches = 0;

        /// <summary>Records written to the journal, which all channels of the board share.</summary>
        public const int JournalWrites = 1;

        /// <summary>Records that could not be written.</summary>
        public const int JournalFailures = 2;

        /// <summary>Total that the channel went on from when it was opened.</summary>
        public const int TotalAtStart = 3;
    }
}
