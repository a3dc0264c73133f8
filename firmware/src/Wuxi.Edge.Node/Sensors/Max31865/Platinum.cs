namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// Platinum thermometer of 100 ohm at 0 Cel, IEC 60751: R = R0 (1 + A t + B t^2 + C (t - 100) t^3), the last term below 0 only (Callendar and Van
    /// Dusen). Thread safe.
    /// </summary>
    internal static class Platinum
    {
        /// <summary>Range of the standard, Cel.</summary>
        internal const double Lowest = -200;

        /// <summary>See <see cref="Lowest"/>.</summary>
        internal const double Highest = 850;

        private const double R0 = 100;
        private const double A = 3.9083E-3;
        private const double B = -5.775E-7;
        private const double C = -4.183E-12;
        private const double OhmsPerDegree = 0.385;

        // Newton's steps from the straight line: four leave less than 1E-6 Cel over the whole range.
        private const int Steps = 6;

        /// <summary>Resistance at a temperature, ohm.</summary>
        internal static double Ohms(double celsius)
        {
            double cold = celsius < 0 ? C * (celsius - 100) * celsius * celsius * celsius : 0;
            return R0 * (1 + (A * celsius) + (B * celsius * celsius) + cold);
        }

        /// <summary>Temperature of a resistance, Cel.</summary>
        internal static double Celsius(double ohms)
        {
            double celsius = (ohms - R0) / OhmsPerDegree;
            for (int i = 0; i < Steps; i++)
            {
                double cold = celsius < 0 ? C * celsius * celsius * ((4 * celsius) - 300) : 0;
                double slope = R0 * (A + (2 * B * celsius) + cold);
                celsius -= (Ohms(celsius) - ohms) / slope;
            }

            return celsius;
        }
    }
}
