using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>What the words of an SCD4x say (data sheet, 3.5). Thread safe.</summary>
    internal static class Scd4xDecoder
    {
        internal const int Co2Metric = 0;
        internal const int TemperatureMetric = 1;
        internal const int HumidityMetric = 2;

        /// <summary>Words of a measurement.</summary>
        internal const int Words = 3;

        /// <summary>Metric names: ppm, Cel, %.</summary>
        internal static string[] Metrics
        {
            get { return new[] { "co2", "temperature", "humidity" }; }
        }

        private const int ReadyMask = 0x07FF;
        private const int Highest = 40000;

        /// <summary>Whether the answer to the question for data says that there are new ones.</summary>
        internal static bool IsReady(byte[] answer)
        {
            return (SensirionWords.Get(answer, 0) & ReadyMask) != 0;
        }

        /// <summary>A <see cref="ReasonCode"/>; None when all count.</summary>
        /// <param name="answer">Words with good CRCs.</param>
        /// <param name="ppm">Carbon dioxide.</param>
        /// <param name="celsius">Temperature.</param>
        /// <param name="percent">Relative humidity.</param>
        internal static int Decode(byte[] answer, out double ppm, out double celsius, out double percent)
        {
            ppm = SensirionWords.Get(answer, 0);
            celsius = SensirionWords.Celsius(SensirionWords.Get(answer, 1));
            percent = 100 * (double)SensirionWords.Get(answer, 2) / SensirionWords.Largest;

            // There is no air without carbon dioxide: a zero is a buffer that nothing was written to.
            return ppm == 0 ? ReasonCode.NotAvailable : ppm > Highest ? ReasonCode.OutOfRange : ReasonCode.None;
        }
    }
}
