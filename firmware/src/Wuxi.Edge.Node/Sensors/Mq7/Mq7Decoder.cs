using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// What the voltage of an MQ-7 at the end of its cool phase says: its resistance, and by the curve of its data sheet, a straight line on
    /// logarithmic paper, carbon monoxide. Thread safe.
    /// </summary>
    internal static class Mq7Decoder
    {
        internal const int Resistance = 0;
        internal const int Ratio = 1;
        internal const int Co = 2;

        /// <summary>Metric names. What is indicative says so.</summary>
        internal static string[] Metrics
        {
            get { return new[] { "resistance", "ratio", "co-indicative" }; }
        }

        /// <summary>Parts of the supply between which the sensor is alive: below, broken or without supply; above, bridged.</summary>
        private const double LeastPart = 0.01;
        private const double MostPart = 0.97;

        // The data sheet's curve begins at 50 ppm (fig. 3), where the line below says 49; its detecting range ends at 2000 (table C).
        private const double LeastPpm = 45;
        private const double MostPpm = 2000;

        // R0 is by definition the resistance at 100 ppm. The slope is that of the line through there which lies nearest to the other points
        // of fig. 3: ratio 1.60 at 50 ppm, 0.38 at 400, 0.218 at 1000, 0.090 at 4000, read off to some 2 %. It misses none by more than 9 % of the ppm.
        private const double PpmAtOne = 100;
        private const double Slope = -0.66;

        /// <summary>Resistance, kOhm, from the volts over the load; the result is a <see cref="ReasonCode"/>.</summary>
        internal static int Decode(double volts, Mq7Options options, out double kiloohms)
        {
            kiloohms = 0;
            double part = volts / options.SupplyVolts;

            // Written so that NaN is a fault too.
            if (!(part >= LeastPart && part <= MostPart))
            {
                return ReasonCode.InstrumentFault;
            }

            kiloohms = options.LoadKiloohms * (1 - part) / part;
            return ReasonCode.None;
        }

        /// <summary>Ppm of carbon monoxide at a ratio of resistance and R0; OutOfRange beyond the curve, clean air among it.</summary>
        internal static int CoPpm(double ratio, out double ppm)
        {
            ppm = PpmAtOne * NodeMath.Power(ratio, 1 / Slope);
            return ppm >= LeastPpm && ppm <= MostPpm ? ReasonCode.None : ReasonCode.OutOfRange;
        }
    }
}
