using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>What the volts of a window say about a clamp. Thread safe.</summary>
    internal static class CurrentClampDecoder
    {
        /// <summary>How far the mean may lie from the bias, as a part of full scale: resistors of 1 % and the converter's own error.</summary>
        internal const double BiasTolerance = 0.05;

        /// <summary>
        /// None for a channel whose window can be believed. The bias reaches the pin through the clamp: one that is missing is a broken
        /// wire or a short circuit to the supply. A wave that touches the converter's ends is cut, and its RMS too small.
        /// </summary>
        internal static int Reason(IWaveInput waves, int channel, int referenceMillivolts)
        {
            double mean = waves.Mean(channel);
            double tolerance = BiasTolerance * referenceMillivolts / 1000;

            // Written so that NaN is a fault too.
            if (!(mean <= tolerance && mean >= -tolerance))
            {
                return ReasonCode.InstrumentFault;
            }

            return waves.Clipped > 0 ? ReasonCode.OutOfRange : ReasonCode.None;
        }
    }
}
