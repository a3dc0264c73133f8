namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// Notices an instrument that goes on saying the very same, byte for byte, for longer than it was allowed to: its clock and its
    /// line are alive, and its measuring part is not. Not thread safe.
    /// </summary>
    internal sealed class StuckWatch
    {
        private readonly byte[] _last = new byte[64];
        private readonly int _limitMs;
        private int _count = -1;
        private long _sinceMs;

        /// <param name="limitMs">How long it may, ms; 0 for ever.</param>
        internal StuckWatch(int limitMs)
        {
            _limitMs = limitMs;
        }

        /// <summary>Takes what the instrument says; whether it has said nothing else for too long.</summary>
        /// <param name="frame">Holds it.</param>
        /// <param name="from">First byte that must change now and then.</param>
        /// <param name="count">Number of bytes, at most 64.</param>
        /// <param name="nowMs">Uptime at which it was said.</param>
        internal bool IsStuck(byte[] frame, int from, int count, long nowMs)
        {
            bool isSame = count == _count;
            _count = count;
            for (int i = 0; i < count; i++)
            {
                isSame &= _last[i] == frame[from + i];
                _last[i] = frame[from + i];
            }

            if (!isSame)
            {
                _sinceMs = nowMs;
            }

            return _limitMs > 0 && nowMs - _sinceMs > _limitMs;
        }
    }
}
