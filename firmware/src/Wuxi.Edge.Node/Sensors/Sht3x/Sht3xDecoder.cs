using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>What the two words of an SHT3x say (data sheet, 4.13). Thread safe.</summary>
    internal static class Sht3xDecoder
    {
        internal const int TemperatureMetric = 0;
        internal const int HumidityMetric = 1;

        /// <summary>Words of an answer.</summary>
        internal const int Words = 2;

        /// <summary>Metric names: Cel, %.</summary>
        internal static string[] Metrics
        {
            get { return new[] { "temperature", "humidity" }; }
        }

        private const double Lowest = -40;
        private const double Highest = 125;

        /// <summary>A <see cref="ReasonCode"/>; None when both count.</summary>
        /// <param name="answer">Words with good CRCs.</param>
        /// <param name="celsius">Temperature.</param>
        /// <param name="percent">Relative humidity.</param>
        internal static int Decode(byte[] answer, out double celsius, out double percent)
        {
            celsius = SensirionWords.Celsius(SensirionWords.Get(answer, 0));
            percent = 100 * (double)SensirionWords.Get(answer, 1) / SensirionWords.Largest;
            return celsius < Lowest || celsius > Highest ? ReasonCode.OutOfRange : ReasonCode.None;
        }
    }
}
