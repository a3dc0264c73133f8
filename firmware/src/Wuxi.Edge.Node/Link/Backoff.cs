namespace Wuxi.Edge.Node.Link
{
    /// <summary>
    /// When to connect next. After failures the pause doubles from 1 s to 30 s, and half of it is random, so that the nodes of a workshop
    /// do not all come at once when power or network return. Not thread safe.
    /// </summary>
    internal sealed class Backoff
    {
        internal const int FirstMs = 1000;
        internal const int LongestMs = 30000;

        private readonly IRandom _random;
        private int _pauseMs = FirstMs;

        internal Backoff(IRandom random, long nowMs)
        {
            _random = random;
            DueMs = nowMs + Jitter(FirstMs);
        }

        /// <summary>Uptime from which on to connect.</summary>
        internal long DueMs { get; private set; }

        /// <summary>A session was up for long: the next failure counts as the first.</summary>
        internal void Reset()
        {
            _pauseMs = FirstMs;
        }

        /// <summary>The connection failed, or was lost, or has been ended because the host is offline.</summary>
        internal void Wait(long nowMs)
        {
            DueMs = nowMs + (_pauseMs / 2) + Jitter(_pauseMs / 2);
            _pauseMs = _pauseMs >= LongestMs / 2 ? LongestMs : _pauseMs * 2;
        }

        private int Jitter(int belowMs)
        {
            return (int)(_random.NextBits() % (uint)belowMs);
        }
    }
}
