using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>From loop current to optical density. Thread safe.</summary>
    internal static class Smoke420Decoder
    {
        internal static readonly string[] Metrics = { "optical-density" };

        /// <summary>Loop current, mA, from the voltage at the shunt.</summary>
        internal static double Milliamperes(double volts, double shuntOhms)
        {
            return volts * 1000 / shuntOhms;
        }

        /// <summary>
        /// Optical density, 1/m, from the loop current. The result is a <see cref="ReasonCode"/>, None when there is a value. A saturated
        /// transmitter gives the end of the measuring range, a little below <c>low</c> or above <c>high</c>.
        /// </summary>
        internal static int Decode(double milliamperes, Smoke420Options options, out double density)
        {
            density = 0;
            if (milliamperes <= Smoke420Bands.Underrange)
            {
                return ReasonCode.LoopUnderrange;
            }

            // Written so that NaN is a fault too.
            if (!(milliamperes < Smoke420Bands.Overrange))
            {
                return ReasonCode.LoopOverrange;
            }

            double inRange = milliamperes < Smoke420Bands.Lowest ? Smoke420Bands.Lowest
                : milliamperes > Smoke420Bands.Highest ? Smoke420Bands.Highest
                : milliamperes;
            double part = (inRange - Smoke420Bands.Zero) / (Smoke420Bands.Full - Smoke420Bands.Zero);
            density = options.Low + (part * (options.High - options.Low));
            return ReasonCode.None;
        }
    }
}
