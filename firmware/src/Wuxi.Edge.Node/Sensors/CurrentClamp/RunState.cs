namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Whether a machine runs, by its current, with hysteresis and a delay. Not thread safe.</summary>
    internal sealed class RunState
    {
        internal const int Unknown = -1;
        internal const int Idle = 0;
        internal const int Running = 1;

        private readonly CtRunOptions _options;
        private long _sinceMs = -1;

        internal RunState(CtRunOptions options)
        {
            _options = options;
            State = Unknown;
        }

        /// <summary>Unknown, Idle or Running. Between the two limits it stays what it was, and at first unknown.</summary>
        internal int State { get; private set; }

        /// <summary>Takes the current of a moment, A; whether a known state has changed.</summary>
        internal bool Observe(double amperes, long atMs)
        {
            int said = amperes >= _options.RunAbove ? Running : amperes <= _options.IdleBelow ? Idle : State;
            if (State == Unknown || said == State)
            {
                State = said;
                _sinceMs = -1;
                return false;
            }

            if (_sinceMs < 0)
            {
                _sinceMs = atMs;
            }

            if (atMs - _sinceMs < _options.DelayMs)
            {
                return false;
            }

            State = said;
            _sinceMs = -1;
            return true;
        }

        /// <summary>Nothing is known of the current any more.</summary>
        internal void Forget()
        {
            State = Unknown;
            _sinceMs = -1;
        }
    }
}
