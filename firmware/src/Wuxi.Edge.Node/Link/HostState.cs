namespace Wuxi.Edge.Node.Link
{
    /// <summary>
    /// Whether the gateway is there, from its STATE messages. One with a time before that of the last one taken is late and does not count
    /// (Sparkplug 3.0, 5.5); but if the host's clock has been set back, it would be late for ever, so an online that
    /// has been standing unopposed for five minutes counts after all. Not thread safe.
    /// </summary>
    internal sealed class HostState
    {
        internal const int PatienceMs = 300000;

        private long _takenMs;
        private long _lateMs;
        private long _lateSinceMs;
        private bool _isLateOnline;

        internal bool IsOnline { get; private set; }

        /// <summary>A new connection: the broker will say again what it knows.</summary>
        internal void Forget()
        {
            IsOnline = false;
            _isLateOnline = false;
        }

        /// <summary>Takes a message; false when it is late.</summary>
        internal bool Take(bool isOnline, long timestampMs, long nowMs)
        {
            if (timestampMs < _takenMs)
            {
                _isLateOnline = isOnline;
                _lateMs = timestampMs;
                _lateSinceMs = nowMs;
                return false;
            }

            _isLateOnline = false;
            _takenMs = timestampMs;
            IsOnline = isOnline;
            return true;
        }

        /// <summary>Lets a late online count when nothing else has come for long enough.</summary>
        internal void Reconsider(long nowMs)
        {
            if (_isLateOnline && !IsOnline && nowMs - _lateSinceMs >= PatienceMs)
            {
                _isLateOnline = false;
                _takenMs = _lateMs;
                IsOnline = true;
            }
        }
    }
}
