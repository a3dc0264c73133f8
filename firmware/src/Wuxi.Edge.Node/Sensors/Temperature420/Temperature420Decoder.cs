namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>What a temperature transmitter measures: temperature, Cel, within the range of IEC 60751. The current itself is read by <see cref="LoopDecoder"/>. Thread safe.</summary>
    internal static class Temperature420Decoder
    {
        /// <summary>Least value that an end of a scale may have.</summary>
        internal const double Lowest = -200;

        /// <summary>Largest value that an end of a scale may have.</summary>
        internal const double Highest = 850;

        internal static string[] Metrics
        {
            get { return new[] { "temperature" }; }
        }
    }
}
