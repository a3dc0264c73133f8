namespace Wuxi.Edge.Node
{
    /// <summary>
    /// Root, logarithm and power to some 12 digits, so that the node needs no package beside mscorlib for the few it works out. Thread safe.
    /// </summary>
    public static class NodeMath
    {
        private const double LnOfTwo = 0.69314718055994530942;
        private const int RootSteps = 600;
        private const int Terms = 20;

        /// <summary>Square root; 0 for what is not above 0.</summary>
        public static double Root(double x)
        {
            if (!(x > 0))
            {
                return 0;
            }

            // Newton's steps fall from above the root to it.
            double root = x > 1 ? x : 1;
            for (int i = 0; i < RootSteps; i++)
            {
                double next = (root + (x / root)) / 2;
                if (next >= root)
                {
                    break;
                }

                root = next;
            }

            return root;
        }

        /// <summary>Natural logarithm of a number above 0.</summary>
        public static double Ln(double x)
        {
            int twos = 0;
            while (x > 1.5)
            {
                x /= 2;
                twos++;
            }

            while (x < 0.75)
            {
                x *= 2;
                twos--;
            }

            // ln x = 2 artanh((x - 1) / (x + 1)), whose series is short near 1.
            double q = (x - 1) / (x + 1);
            double power = q;
            double sum = 0;
            for (int i = 0; i < Terms; i++)
            {
                sum += power / ((2 * i) + 1);
                power *= q * q;
            }

            return (2 * sum) + (twos * LnOfTwo);
        }

        /// <summary>e to the power of a number from -700 to 700.</summary>
        public static double Exp(double x)
        {
            int twos = (int)(x / LnOfTwo);
            double rest = x - (twos * LnOfTwo);
            double term = 1;
            double sum = 1;
            for (int i = 1; i < Terms; i++)
            {
                term *= rest / i;
                sum += term;
            }

            for (; twos > 0; twos--)
            {
                sum *= 2;
            }

            for (; twos < 0; twos++)
            {
                sum /= 2;
            }

            return sum;
        }

        /// <summary>A number above 0 to any power.</summary>
        public static double Power(double x, double exponent)
        {
            return Exp(exponent * Ln(x));
        }
    }
}
