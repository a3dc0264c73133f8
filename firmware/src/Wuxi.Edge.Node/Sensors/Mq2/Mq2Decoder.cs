using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// What the voltage of an MQ-2 says: its resistance, and by the curves of its data sheet, straight lines on logarithmic paper, a gas.
    /// Thread safe.
    /// </summary>
    internal static class Mq2Decoder
    {
        internal const int Resistance = 0;
        internal const int Ratio = 1;
        internal const int Lpg = 2;
        internal const int Smoke = 3;

        /// <summary>Metric names. What is indicative says so.</summary>
        internal static string[] Metrics
        {
            get { return new[] { "resistance", "ratio", "lpg-indicative", "smoke-indicative" }; }
        }

        /// <summary>Parts of the supply between which the sensor is alive: below, cold, broken or without supply; above, bridged.</summary>
        private const double LeastPart = 0.01;
        private const double MostPart = 0.97;

        /// <summary>The curves' ends, ppm (MQ-2 data sheet, sensitivity characteristics).</summary>
        private const double LeastPpm = 200;
        private const double MostPpm = 10000;

        // Each curve by a point, its ratio at 200 ppm, and its slope, both read off the data sheet's figure.
        private const double LpgLogAt200 = 0.21;
        private const double LpgSlope = -0.47;
        private const double SmokeLogAt200 = 0.53;
        private const double SmokeSlope = -0.44;
        private const double LnOfTen = 2.302585092994046;

        /// <summary>Resistance, kOhm, from the volts over the load; the result is a <see cref="ReasonCode"/>.</summary>
        internal static int Decode(double volts, Mq2Options options, out double kiloohms)
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

        /// <summary>Ppm of liquefied gas at a ratio of resistance and R0; OutOfRange beyond the curve, clean air among it.</summary>
        internal static int LpgPpm(double ratio, out double ppm)
        {
            return Ppm(ratio, LpgLogAt200, LpgSlope, out ppm);
        }

        /// <summary>Ppm of smoke, as the data sheet means it.</summary>
        internal static int SmokePpm(double ratio, out double ppm)
        {
            return Ppm(ratio, SmokeLogAt200, SmokeSlope, out ppm);
        }

        private static int Ppm(double ratio, double logAt200, double slope, out double ppm)
        {
            double log = NodeMath.Ln(ratio) / LnOfTen;
            ppm = LeastPpm * NodeMath.Power(10, (log - logAt200) / slope);
            return ppm >= LeastPpm && ppm <= MostPpm ? ReasonCode.None : ReasonCode.OutOfRange;
        }
    }
}
