using Wuxi.Edge.Native;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>What the values of a window say about the chip. Thread safe.</summary>
    internal static class VibrationDecoder
    {
        /// <summary>Gravity with the parts' offsets, m/s²: 9.8 and half of it to either side.</summary>
        private const double LeastGravity = 4.9;
        private const double MostGravity = 14.7;

        /// <summary>
        /// None for a window whose values can be believed. A chip that measures is never still to the last count; a wave that was cut is
        /// larger than it looks.
        /// </summary>
        internal static int Reason(float[] values)
        {
            // Written so that NaN is a fault too.
            if (!(values[VibrationValue.AccelerationPeak] > 0))
            {
                return ReasonCode.InstrumentFault;
            }

            return values[VibrationValue.Clipped] > 0 ? ReasonCode.OutOfRange : ReasonCode.None;
        }

        /// <summary>Whether the means of the axes, m/s², are those of a chip on this earth.</summary>
        internal static bool FeelsGravity(double x, double y, double z)
        {
            double square = (x * x) + (y * y) + (z * z);
            return square >= LeastGravity * LeastGravity && square <= MostGravity * MostGravity;
        }
    }
}
