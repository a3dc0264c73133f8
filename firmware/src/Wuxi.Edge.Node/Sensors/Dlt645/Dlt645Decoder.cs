using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// What a meter measures and how it writes it (DL/T 645-2007, appendix A): BCD, low byte first; where a value has a sign it
    /// is the top bit of the highest byte; all bytes FFh mean that the meter has no value. Thread safe.
    /// </summary>
    internal static class Dlt645Decoder
    {
        internal const int ActiveEnergy = 0;
        internal const int VoltageA = 1;
        internal const int CurrentA = 4;
        internal const int ActivePower = 7;
        internal const int ReactivePower = 8;
        internal const int PowerFactor = 9;
        internal const int Frequency = 10;

        /// <summary>Phases of a block.</summary>
        internal const int Phases = 3;

        /// <summary>Reads the three voltages at once.</summary>
        internal const uint VoltageBlock = 0x0201FF00;

        /// <summary>Reads the three currents at once.</summary>
        internal const uint CurrentBlock = 0x0202FF00;

        /// <summary>Metric names, in the order of the constants.</summary>
        internal static string[] Metrics
        {
            get
            {
                return new[]
                {
                    "active-energy", "voltage-a", "voltage-b", "voltage-c", "current-a", "current-b", "current-c",
                    "active-power", "reactive-power", "power-factor", "frequency",
                };
            }
        }

        // Switches and no tables: those would lie in the heap of every node, with or without such a meter.
        internal static uint Identifier(int metric)
        {
            switch (metric)
            {
                case ActiveEnergy:
                    return 0x00010000;
                case ActivePower:
                    return 0x02030000;
                case ReactivePower:
                    return 0x02040000;
                case PowerFactor:
                    return 0x02060000;
                case Frequency:
                    return 0x02800002;
                default:
                    return metric < CurrentA
                        ? 0x02010100 + (uint)((metric - VoltageA) << 8)
                        : 0x02020100 + (uint)((metric - CurrentA) << 8);
            }
        }

        /// <summary>Whether a metric grows with both ratios.</summary>
        internal static bool IsPowerOrEnergy(int metric)
        {
            return metric == ActiveEnergy || metric == ActivePower || metric == ReactivePower;
        }

        /// <summary>Bytes of a value.</summary>
        internal static int Width(int metric)
        {
            return metric == ActiveEnergy ? 4 : metric >= CurrentA && metric <= ReactivePower ? 3 : 2;
        }

        /// <summary>Reads a value from DATA of the frame; the result is a <see cref="ReasonCode"/>, None when there is a value.</summary>
        /// <param name="frame">A receiver that holds a frame.</param>
        /// <param name="offset">Position within DATA.</param>
        /// <param name="metric">What it is.</param>
        /// <param name="ratio">What the meter's own value is multiplied with: it measures behind the transformers.</param>
        /// <param name="value">In the unit of the metric.</param>
        internal static int Decode(Dlt645Reply frame, int offset, int metric, double ratio, out double value)
        {
            int width = Width(metric);
            long digits = 0;
            bool isFill = true;
            bool isNegative = false;
            bool isCorrupt = false;
            for (int i = width - 1; i >= 0; i--)
            {
                int pair = frame.Data(offset + i);
                isFill &= pair == 0xFF;
                if (i == width - 1 && IsSigned(metric) && (pair & 0x80) != 0)
                {
                    isNegative = true;
                    pair &= 0x7F;
                }

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

            value = (isNegative ? -digits : digits) * ratio / Divisor(metric);

            return ReasonCode.None;
        }

        private static bool IsSigned(int metric)
        {
            return metric >= CurrentA && metric <= PowerFactor;
        }

        private static int Divisor(int metric)
        {
            if (metric == ActiveEnergy || metric == Frequency)
            {
                return 100;
            }

            if (metric < CurrentA)
            {
                return 10;
            }

            return metric == ActivePower || metric == ReactivePower ? 10000 : 1000;
        }
    }
}
