namespace Wuxi.Edge.Node
{
    /// <summary>What a look at an analog input found.</summary>
    public static class AnalogState
    {
        /// <summary>The converter has not delivered for too long.</summary>
        public const int Failed = -1;

        /// <summary>No recent window yet; look again in some milliseconds.</summary>
        public const int Waiting = 0;

        /// <summary>There is a value.</summary>
        public const int Ready = 1;
    }
}
