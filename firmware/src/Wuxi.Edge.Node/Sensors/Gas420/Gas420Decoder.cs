namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// What gas detectors measure: combustible gas in percent of the lower explosive limit, or a gas in ppm by volume. The current itself is
    /// read by <see cref="LoopDecoder"/>. Thread safe.
    /// </summary>
    internal static class Gas420Decoder
    {
        /// <summary>Metric: combustible gas, percent of the lower explosive limit.</summary>
        internal const int ExplosiveLimit = 0;

        /// <summary>Metric: gas, ppm by volume.</summary>
        internal const int Concentration = 1;

        /// <summary>Largest value that an end of a scale in percent of the lower explosive limit may have.</summary>
        internal const double HighestPercent = 100;

        /// <summary>Largest value that an end of a scale in ppm may have: pure gas.</summary>
        internal const double HighestPpm = 1000000;

        internal static string[] Metrics
        {
            get { return new[] { "lel", "concentration" }; }
        }
    }
}
