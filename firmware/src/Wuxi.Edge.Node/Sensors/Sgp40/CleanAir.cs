namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// The raw signal of an SGP40 in the cleanest air of late: gases make the signal fall, so the largest one is taken, and it is let down slowly, by
    /// 50 ticks an hour, since the sensor drifts. An index of our own, and not Sensirion's. Not thread safe.
    /// </summary>
    internal sealed class CleanAir
    {
        private const double FallPerMs = 50.0 / 3600000;

        private double _ticks;
        private long _atMs;
        private bool _isKnown;

        /// <summary>Takes a raw signal; how many ticks it is below that of clean air, 0 or more.</summary>
        internal double Rise(int raw, long nowMs)
        {
            _ticks -= (nowMs - _atMs) * FallPerMs;
            _atMs = nowMs;
            if (!_isKnown || raw > _ticks)
            {
                _ticks = raw;
                _isKnown = true;
            }

            return _ticks - raw;
        }

        /// <summary>The sensor was without power: what it says now is not comparable.</summary>
        internal void Forget()
        {
            _isKnown = false;
        }
    }
}
