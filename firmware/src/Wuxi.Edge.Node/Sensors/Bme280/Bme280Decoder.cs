using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>What the result registers of a BME280 say. Thread safe.</summary>
    internal static class Bme280Decoder
    {
        internal const int TemperatureMetric = 0;
        internal const int HumidityMetric = 1;
        internal const int PressureMetric = 2;

        /// <summary>Metric names: Cel, %, hPa.</summary>
        internal static string[] Metrics
        {
            get { return new[] { "temperature", "humidity", "pressure" }; }
        }

        // What the registers hold where nothing was measured.
        private const int NoWord = 0x8000;
        private const int NoValue = 0x80000;

        private const double PascalOfHectopascal = 100;

        /// <summary>A <see cref="ReasonCode"/>; None when all count.</summary>
        /// <param name="result">From <see cref="Bme280Registers.ControlHumidity"/> on.</param>
        /// <param name="calibration">Of this sensor.</param>
        /// <param name="values">In the order of <see cref="Metrics"/>.</param>
        internal static int Decode(byte[] result, Bme280Calibration calibration, double[] values)
        {
            int pressure = Twenty(result, Bme280Registers.DataAt);
            int temperature = Twenty(result, Bme280Registers.DataAt + 3);
            int humidity = (result[Bme280Registers.DataAt + 6] << 8) | result[Bme280Registers.DataAt + 7];
            if (pressure == NoValue || temperature == NoValue || humidity == NoWord)
            {
                return ReasonCode.NotAvailable;
            }

            values[TemperatureMetric] = calibration.Celsius(temperature);
            values[HumidityMetric] = calibration.Percent(humidity);
            values[PressureMetric] = calibration.Pascal(pressure) / PascalOfHectopascal;

            // Data sheet, table 1: operating range.
            bool isGood = values[TemperatureMetric] >= -40 && values[TemperatureMetric] <= 85
                && values[PressureMetric] >= 300 && values[PressureMetric] <= 1100;
            return isGood ? ReasonCode.None : ReasonCode.OutOfRange;
        }

        private static int Twenty(byte[] result, int at)
        {
            return (result[at] << 12) | (result[at + 1] << 4) | (result[at + 2] >> 4);
        }
    }
}
