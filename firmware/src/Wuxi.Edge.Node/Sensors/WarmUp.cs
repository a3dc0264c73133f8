namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// The time after power-up in which an instrument's values are none. The node does not see the power of the instrument, so the
    /// time runs from the first word of it, and again from the first word after it was lost. Not thread safe.
    /// </summary>
    internal sealed class WarmUp
    {
        private readonly int _lengthMs;
        private long _sinceMs = -1;

        /// <param name="lengthMs">How long it takes, ms; 0 for an instrument that needs none.</param>
        internal WarmUp(int lengthMs)
        {
            _lengthMs = lengthMs;
        }

        /// <summary>The instrument said something.</summary>
        internal void Heard(long nowMs)
        {
            if (_sinceMs < 0)
            {
                _sinceMs = nowMs;
            }
        }

        /// <summary>The instrument may have been without power, or was started anew.</summary>
        internal void Restart()
        {
            _sinceMs = -1;
        }

        /// <summary>Whether what was said at this uptime counts.</summary>
        internal bool IsOver(long nowMs)
        {
            return _sinceMs >= 0 && nowMs - _sinceMs >= _lengthMs;
        }
    }
}
