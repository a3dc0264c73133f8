namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>What a smoke transmitter measures: optical density, 1/m. The current itself is read by <see cref="LoopDecoder"/>. Thread safe.</summary>
    internal static class Smoke420Decoder
    {
        /// <summary>Least value that an end of a scale may have.</summary>
        internal const double Lowest = -1000;

        /// <summary>Largest value that an end of a scale may have.</summary>
        internal const double Highest = 1000;

        internal static string[] Metrics
        {
            get { return new[] { "optical-density" }; }
        }
    }
}
