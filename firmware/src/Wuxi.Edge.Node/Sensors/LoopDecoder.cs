using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>From loop current to what the transmitter measures. Thread safe.</summary>
    internal static class LoopDecoder
    {
        /// <summary>Loop current, mA, from the voltage at the shunt.</summary>
        internal static double Milliamperes(double volts, double shuntOhms)
        {
            return volts * 1000 / shuntOhms;
        }

        /// <summary>
        /// The measured value, in the unit of the scale. The result is a <see cref="ReasonCode"/>, None when there is a value. A saturated
        /// transmitter gives the end of the measuring range, a little beyond <c>low</c> or <c>high</c>.
        /// </summary>
        internal static int Decode(double milliamperes, LoopScale scale, out double value)
        {
            value = 0;
            if (milliamperes <= LoopBands.Underrange)
            {
                return ReasonCode.LoopUnderrange;
            }

            // Written so that NaN is a fault too.
            if (!(milliamperes < LoopBands.Overrange))
            {
                return ReasonCode.LoopOverrange;
            }

            double inRange = milliamperes < LoopBands.Lowest ? LoopBands.Lowest
                : milliamperes > LoopBands.Highest ? LoopBands.Highest
                : milliamperes;
            double part = (inRange - LoopBands.Zero) / (LoopBands.Full - LoopBands.Zero);
            value = scale.Low + (part * (scale.High - scale.Low));
            return ReasonCode.None;
        }
    }
}
