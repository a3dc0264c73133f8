using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// Reads numbers as CJ/T 188 writes them: BCD, low byte first, then a unit code; all bytes FFh mean that the meter has no value. Thread safe.
    /// </summary>
    internal static class Cjt188Decoder
    {
        /// <summary>Reads a value; the result is a <see cref="ReasonCode"/>, None when there is a value.</summary>
        /// <param name="reply">Holds an answer of the length of its kind.</param>
        /// <param name="kind">The meter's.</param>
        /// <param name="metric">Which number.</param>
        /// <param name="options">For the position of the unit.</param>
        /// <param name="value">In the unit of the metric.</param>
        internal static int Decode(Cjt188Reply reply, Cjt188Kind kind, int metric, Cjt188Options options, out double value)
        {
            int offset = kind.Offset(metric);
            int width = kind.Width(metric);
            bool hasUnit = kind.Quantity(metric) != Cjt188Quantity.Temperature;
            int digitsAt = offset + (hasUnit && options.IsUnitFirst ? 1 : 0);
            long digits = 0;
            bool isFill = true;
            bool isCorrupt = false;
            for (int i = width - 1; i >= 0; i--)
            {
                int pair = reply.Data(digitsAt + i);
                isFill &= pair == 0xFF;
                isCorrupt |= pair >> 4 > 9 || (pair & 15) > 9;
                digits = (digits * 100) + ((pair >> 4) * 10) + (pair & 15);
            }

            value = 0;
            if (isFill)
            {
                return ReasonCode.NotAvailable;
            }

            if (isCorrupt)
            {
                return ReasonCode.Corrupt;
            }

            int unit = hasUnit ? reply.Data(options.IsUnitFirst ? offset : offset + width) : 0;
            double units = Cjt188Quantity.UnitsPerOne(kind.Quantity(metric), unit);
            if (units == 0)
            {
                return ReasonCode.NotAvailable;
            }

            value = digits / (kind.Divisor(metric) * units);
            return ReasonCode.None;
        }
    }
}
