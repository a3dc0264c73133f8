namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>What a sound level transmitter measures: level re 20 uPa, dB, with the weightings that are set on it. The current itself is read by <see cref="LoopDecoder"/>. Thread safe.</summary>
    internal static class Noise420Decoder
    {
        /// <summary>Least value that an end of a scale may have.</summary>
        internal const double Lowest = 0;

        /// <summary>Largest value that an end of a scale may have.</summary>
        internal const double Highest = 200;

        internal static string[] Metrics
        {
            get { return new[] { "sound-level" }; }
        }
    }
}
