namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Makes quantities of pulses. Thread safe.</summary>
    internal static class PulseMeterDecoder
    {
        internal const int TotalMetric = 0;
        internal const int RateMetric = 1;

        /// <summary>Metric names: what the meter shows, and how fast that grows, in an hour.</summary>
        internal static string[] Metrics
        {
            get { return new[] { "total", "rate" }; }
        }

        private const double SecondsPerHour = 3600;
        private const double MillihertzPerHertz = 1000;

        /// <summary>What the meter shows: m3 or kWh.</summary>
        internal static double Total(long pulses, PulseMeterOptions options)
        {
            return options.Offset + (pulses / options.PulsesPerUnit);
        }

        /// <summary>m3/h or kW.</summary>
        internal static double Rate(long millihertz, PulseMeterOptions options)
        {
            return millihertz * SecondsPerHour / (MillihertzPerHertz * options.PulsesPerUnit);
        }
    }
}
