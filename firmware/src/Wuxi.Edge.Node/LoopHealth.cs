namespace Wuxi.Edge.Node
{
    /// <summary>
    /// Whether the node's loop is healthy, which is when it may feed the watchdog: a turn has ended (an exception ends none), it did not
    /// take longer than <see cref="LongestTurnMs"/>, it did not begin later than <see cref="LatestMs"/> after it was due, and the store
    /// takes records. So a loop that hangs, that crawls for good, or whose records go nowhere is ended by the watchdog after
    /// <see cref="WatchdogMs"/>; one slow turn is not. Pure: time is given. Not thread safe.
    /// </summary>
    internal sealed class LoopHealth
    {
        /// <summary>Time after which an unfed board starts anew: six of the longest waits that a turn may hold (a connection: 10 s).</summary>
        internal const int WatchdogMs = 60000;

        /// <summary>A turn that connects may take 10 s, and garbage and flash their time besides.</summary>
        internal const int LongestTurnMs = 20000;

        /// <summary>What the shell around the loop may do between two turns.</summary>
        internal const int LatestMs = 20000;

        private long _beganMs;
        private long _dueMs;
        private bool _hasTurned;
        private bool _isLate;

        /// <summary>Length of the longest turn since <see cref="TakeLongest"/>, ms.</summary>
        internal int LongestMs { get; private set; }

        /// <summary>The last turn, with the way to it, was as it should be.</summary>
        internal bool IsHealthy { get; private set; }

        /// <summary>A turn begins.</summary>
        internal void Begin(long nowMs)
        {
            _beganMs = nowMs;
            _isLate = _hasTurned && nowMs - _dueMs > LatestMs;
            IsHealthy = false;
        }

        /// <summary>A turn has ended.</summary>
        /// <param name="nowMs">Uptime.</param>
        /// <param name="dueMs">When the next one is to begin.</param>
        /// <param name="isStoreWritable">Records are kept.</param>
        internal void End(long nowMs, long dueMs, bool isStoreWritable)
        {
            long turnMs = nowMs - _beganMs;
            LongestMs = turnMs > LongestMs ? (int)turnMs : LongestMs;
            IsHealthy = !_isLate && turnMs <= LongestTurnMs && isStoreWritable;
            _dueMs = dueMs;
            _hasTurned = true;
        }

        /// <summary>Length of the longest turn since it was last asked for, ms.</summary>
        internal int TakeLongest()
        {
            int longest = LongestMs;
            LongestMs = 0;
            return longest;
        }
    }
}
