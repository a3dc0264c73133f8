namespace Wuxi.Edge.Node.Settings
{
    /// <summary>Reads numbers the same way on every runtime: no culture, no thousands separators, no NaN. Thread safe.</summary>
    public static class NumberText
    {
        private const int MaximumDigits = 18;
        private const int MaximumExponent = 400;

        /// <summary>A whole number without sign, at most nine digits.</summary>
        public static bool TryInteger(string text, out int value)
        {
            value = 0;
            if (text.Length == 0 || text.Length > 9)
            {
                return false;
            }

            for (int i = 0; i < text.Length; i++)
            {
                if (!IsDigit(text[i]))
                {
                    return false;
                }

                value = (value * 10) + (text[i] - '0');
            }

            return true;
        }

        /// <summary><c>[+-]digits[.digits][E[+-]digits]</c>, at most 18 digits before the exponent.</summary>
        public static bool TryNumber(string text, out double value)
        {
            int position = text.Length > 0 && (text[0] == '-' || text[0] == '+') ? 1 : 0;
            long mantissa = 0;
            int digits = 0;
            int exponent = 0;
            bool isFraction = false;
            value = 0;
            for (; position < text.Length; position++)
            {
                char c = text[position];
                if (c == '.' && !isFraction)
                {
                    isFraction = true;
                    continue;
                }

                if (!IsDigit(c))
                {
                    break;
                }

                mantissa = (mantissa * 10) + (c - '0');
                exponent -= isFraction ? 1 : 0;
                digits++;
                if (digits > MaximumDigits)
                {
                    return false;
                }
            }

            if (digits == 0 || !TryExponent(text, position, ref exponent))
            {
                return false;
            }

            value = Scale(text[0] == '-' ? -mantissa : mantissa, exponent);
            return !double.IsInfinity(value);
        }

        public static bool IsDigit(char c)
        {
            return c >= '0' && c <= '9';
        }

        private static bool TryExponent(string text, int position, ref int exponent)
        {
            if (position == text.Length)
            {
                return true;
            }

            if (text[position] != 'E' && text[position] != 'e')
            {
                return false;
            }

            position++;
            bool isNegative = position < text.Length && text[position] == '-';
            if (position < text.Length && (text[position] == '-' || text[position] == '+'))
            {
                position++;
            }

            int written;
            if (!TryInteger(text.Substring(position), out written) || written > MaximumExponent)
            {
                return false;
            }

            exponent += isNegative ? -written : written;
            return true;
        }

        /// <summary>Powers of ten up to 10^22 are exact, so the usual settings are rounded once only.</summary>
        private static double Scale(double value, int exponent)
        {
            while (exponent != 0)
            {
                int step = exponent > 22 ? 22 : exponent < -22 ? -22 : exponent;
                double power = 1;
                for (int i = step < 0 ? -step : step; i > 0; i--)
                {
                    power *= 10;
                }

                value = step < 0 ? value / power : value * power;
                exponent -= step;
            }

            return value;
        }
    }
}
