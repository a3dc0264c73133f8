namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Words from and for an SGP40 (data sheet, 4.4). Thread safe.</summary>
    internal static class Sgp40Decoder
    {
        internal const int RawMetric = 0;
        internal const int RiseMetric = 1;

        /// <summary>Metric names: raw signal in ticks; how far it is below that of clean air, in ticks.</summary>
        internal static string[] Metrics
        {
            get { return new[] { "voc-raw", "voc-rise" }; }
        }

        /// <summary>Word for a humidity of 50 %, which the sensor is told where none is known.</summary>
        internal const int DefaultHumidity = 0x8000;

        /// <summary>Word for 25 Cel, likewise.</summary>
        internal const int DefaultTemperature = 0x6666;

        /// <summary>Word of a relative humidity, %.</summary>
        internal static int HumidityWord(double percent)
        {
            return Word(percent / 100);
        }

        /// <summary>Word of a temperature, Cel.</summary>
        internal static int TemperatureWord(double celsius)
        {
            return Word((celsius + 45) / 175);
        }

        private static int Word(double share)
        {
            double word = share * SensirionWords.Largest;
            return word < 0 ? 0 : word > SensirionWords.Largest ? SensirionWords.Largest : (int)(word + 0.5);
        }
    }
}
