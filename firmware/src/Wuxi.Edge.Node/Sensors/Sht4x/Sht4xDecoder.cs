using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>What an SHT4x measures, within the limits of its data sheet. Thread safe.</summary>
    internal static class Sht4xDecoder
    {
        internal const int TemperatureMetric = 0;
        internal const int HumidityMetric = 1;

        /// <summary>Metric names: Cel, %.</summary>
        internal static string[] Metrics
        {
            get { return new[] { "temperature", "humidity" }; }
        }

        private const double Lowest = -40;
        private const double Highest = 125;
        private const double Saturated = 100;

        /// <summary>Cuts the humidity to 0…100 %, as the data sheet says; the result is a <see cref="ReasonCode"/>.</summary>
        /// <param name="values">In the order of <see cref="Metrics"/>.</param>
        internal static int Check(double[] values)
        {
            // Written so that NaN is no value either.
            if (!(values[TemperatureMetric] >= Lowest && values[TemperatureMetric] <= Highest))
            {
                return ReasonCode.OutOfRange;
            }

            double humidity = values[HumidityMetric];
            values[HumidityMetric] = humidity < 0 ? 0 : humidity > Saturated ? Saturated : humidity;
            return humidity >= -Saturated ? ReasonCode.None : ReasonCode.OutOfRange;
        }
    }
}
