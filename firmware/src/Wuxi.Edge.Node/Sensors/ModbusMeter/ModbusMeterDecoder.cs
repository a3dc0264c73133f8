using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Makes values of registers as a profile says. Thread safe.</summary>
    internal static class ModbusMeterDecoder
    {
        /// <summary>Largest power factor that rounding may show.</summary>
        private const double MaximumPowerFactor = 1.01;

        /// <summary>Above it no mains is; 0 is that of a meter without voltage.</summary>
        private const double MaximumHertz = 70;

        /// <summary>All bits of the exponent: infinite, or no number.</summary>
        private const uint NoNumber = 0x7F800000;

        /// <summary>Reads a value; the result is a <see cref="ReasonCode"/>, None when there is a value.</summary>
        /// <param name="reply">Holds an answer that is no exception.</param>
        /// <param name="profile">The meter.</param>
        /// <param name="metric">What it is.</param>
        /// <param name="firstRegister">Address of the answer's first register.</param>
        /// <param name="options">For the transformers.</param>
        /// <param name="value">In the unit of the metric.</param>
        internal static int Decode(
            ModbusMeterReply reply, ModbusProfile profile, int metric, int firstRegister, ModbusMeterOptions options, out double value)
        {
            int type = profile.Type(metric);
            int index = profile.Address(metric) - firstRegister;
            if (type == ModbusType.Float32)
            {
                uint bits = Pair(reply, index, profile.IsLowWordFirst);
                if ((bits & NoNumber) == NoNumber)
                {
                    value = 0;
                    return ReasonCode.NotAvailable;
                }

                value = reply.Single(bits);
            }
            else
            {
                value = Integer(reply, type, index, profile.IsLowWordFirst);
            }

            value = value * Ratio(profile.Ratio(metric), options) / profile.Divisor(metric);
            return IsPossible(profile, metric, value) ? ReasonCode.None : ReasonCode.OutOfRange;
        }

        private static double Integer(ModbusMeterReply reply, int type, int index, bool isLowWordFirst)
        {
            switch (type)
            {
                case ModbusType.UInt16:
                    return reply.Register(index);
                case ModbusType.Int16:
                    return (short)reply.Register(index);
                case ModbusType.UInt32:
                    return Pair(reply, index, isLowWordFirst);
                default:
                    return (int)Pair(reply, index, isLowWordFirst);
            }
        }

        private static uint Pair(ModbusMeterReply reply, int index, bool isLowWordFirst)
        {
            uint first = (uint)reply.Register(index);
            uint second = (uint)reply.Register(index + 1);
            return isLowWordFirst ? (second << 16) | first : (first << 16) | second;
        }

        private static double Ratio(int ratio, ModbusMeterOptions options)
        {
            switch (ratio)
            {
                case ModbusRatio.Pt:
                    return options.Pt;
                case ModbusRatio.Ct:
                    return options.Ct;
                case ModbusRatio.CtPt:
                    return options.Ct * options.Pt;
                default:
                    return 1;
            }
        }

        /// <summary>What cannot be, betrays a profile that is not the meter's.</summary>
        private static bool IsPossible(ModbusProfile profile, int metric, double value)
        {
            if (profile.IsPowerFactor(metric))
            {
                return value >= -MaximumPowerFactor && value <= MaximumPowerFactor;
            }

            return !profile.IsFrequency(metric) || (value >= 0 && value <= MaximumHertz);
        }
    }
}
