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
        /// <param name="what">Which number.</param>
        /// <param name="options">For the position of the unit.</param>
        /// <param name="value">In the unit of the metric.</param>
        internal static int Decode(Cjt188Reply reply, Cjt188Value what, Cjt188Options options, out double value)
        {
            bool hasUnit = what.Quantity != Cjt188Quantity.Temperature;
            int digitsAt = what.Offset + (hasUnit && options.IsUnitFirst ? 1 : 0);
            long digits = 0;
            bool isFill = true;
            bool isCorrupt = false;
            for (int i = what.Width - 1; i >= 0; i--)
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

            int unit = hasUnit ? reply.Data(options.IsUnitFirst ? what.Offset : what.Offset + what.Width) : 0;
            double units = Cjt188Quantity.UnitsPerOne(what.Quantity, unit);
            if (units == 0)
            {
                return ReasonCode.NotAvailable;
            }

            value = digits / (what.Divisor * units);
            return ReasonCode.None;
        }
    }
}
