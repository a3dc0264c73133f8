using System;

namespace Wuxi.Edge.Node.Store
{
    /// <summary>
    /// Writes a Double as a whole number and a power of ten, where that gives back the same 64 bits. Measured values nearly all do:
    /// they come from whole numbers of some decimal fraction. Costs one multiplication and one division a try. Thread safe.
    /// </summary>
    internal static class ScaledNumber
    {
        /// <summary>Most decimals.</summary>
        internal const int MostDecimals = 6;

        // Below 2^53 every whole number is a Double of its own.
        private const double Limit = 1125899906842624.0;

        private static readonly double[] Powers = { 1, 10, 100, 1000, 10000, 100000, 1000000 };

        internal static double Value(long scaled, int decimals)
        {
            return scaled / Powers[decimals];
        }

        /// <summary>True when <paramref name="scaled"/> with these decimals is exactly this value. Not for -0, infinities and what is no number.</summary>
        internal static bool TryScale(double value, long bits, int decimals, out long scaled)
        {
            double product = value * Powers[decimals];
            if (!(product > -Limit && product < Limit))
            {
                scaled = 0;
                return false;
            }

            scaled = (long)(product < 0 ? product - 0.5 : product + 0.5);
            return BitConverter.DoubleToInt64Bits(Value(scaled, decimals)) == bits;
        }
    }
}
