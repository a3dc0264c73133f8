namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// Temperature and humidity of the air at a bus, as the instruments on it measured them last, for those among them that must be
    /// compensated for it. Not thread safe.
    /// </summary>
    internal sealed class Climate
    {
        private long _atMs = -1;

        /// <summary>Cel; counts when <see cref="IsKnown"/>.</summary>
        internal double Celsius { get; private set; }

        /// <summary>Relative humidity, %; counts when <see cref="IsKnown"/>.</summary>
        internal double Percent { get; private set; }

        /// <summary>Whether it was measured within the time given.</summary>
        /// <param name="nowMs">Uptime now.</param>
        /// <param name="maximumAgeMs">How old it may be, ms.</param>
        internal bool IsKnown(long nowMs, int maximumAgeMs)
        {
            return _atMs >= 0 && nowMs - _atMs <= maximumAgeMs;
        }

        /// <summary>An instrument has measured it.</summary>
        internal void Set(double celsius, double percent, long nowMs)
        {
            Celsius = celsius;
            Percent = percent;
            _atMs = nowMs;
        }
    }
}
