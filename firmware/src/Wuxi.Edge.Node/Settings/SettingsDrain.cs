namespace Wuxi.Edge.Node.Settings
{
    /// <summary>
    /// Waits until every record is confirmed. The last ones would never all be, because new ones come; so, when few are left, measuring
    /// is held up for some seconds. Not thread safe.
    /// </summary>
    internal sealed class SettingsDrain
    {
        /// <summary>Records that are sent and confirmed within seconds.</summary>
        private const int Few = 100;

        /// <summary>Longest time without measuring, ms.</summary>
        private const int LongestHoldMs = 5000;

        /// <summary>Shortest time of measuring between two such times, ms.</summary>
        private const int ShortestPauseMs = 60000;

        private long _untilMs;
        private long _againMs;

        internal bool IsHolding { get; private set; }

        /// <summary>Whether nothing is pending.</summary>
        internal bool IsThrough(long nowMs, bool isOnline, int pendingRecords)
        {
            if (pendingRecords == 0)
            {
                return true;
            }

            if (IsHolding && (!isOnline || nowMs >= _untilMs))
            {
                IsHolding = false;
                _againMs = nowMs + ShortestPauseMs;
            }
            else if (!IsHolding && isOnline && pendingRecords <= Few && nowMs >= _againMs)
            {
                IsHolding = true;
                _untilMs = nowMs + LongestHoldMs;
            }

            return false;
        }

        /// <summary>There is nothing to wait for any more.</summary>
        internal void End()
        {
            IsHolding = false;
            _againMs = 0;
        }
    }
}
