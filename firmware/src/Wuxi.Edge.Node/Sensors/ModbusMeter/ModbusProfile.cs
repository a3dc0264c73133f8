namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// The register map of a kind of meter: data, so that another meter is another table and no code. Packed: as objects the values of one
    /// meter would take a chip 1.5 KB. Immutable.
    /// </summary>
    internal sealed class ModbusProfile
    {
        private const int RatioShift = 3;
        private const int DecimalsShift = 5;
        private const int PowerFactorFlag = 1 << 8;
        private const int FrequencyFlag = 1 << 9;

        private readonly ushort[] _addresses;

        // Type, ratio, decimals, and what it is where the decoder must know that.
        private readonly ushort[] _forms;

        /// <param name="id">Word in the settings.</param>
        /// <param name="function">Function code that reads it: 3 (holding registers) or 4 (input registers).</param>
        /// <param name="maximumRegisters">Most registers of one request, at most 123: behind an answer four bytes of its buffer stay free.</param>
        /// <param name="isLowWordFirst">Of a value of two registers, the low one comes first.</param>
        /// <param name="values">By rising address.</param>
        internal ModbusProfile(string id, int function, int maximumRegisters, bool isLowWordFirst, ModbusValue[] values)
        {
            Id = id;
            Function = function;
            MaximumRegisters = maximumRegisters;
            IsLowWordFirst = isLowWordFirst;
            _addresses = new ushort[values.Length];
            _forms = new ushort[values.Length];
            for (int i = 0; i < values.Length; i++)
            {
                _addresses[i] = (ushort)values[i].Address;
                _forms[i] = (ushort)(values[i].Type | (values[i].Ratio << RatioShift) | (values[i].Decimals << DecimalsShift)
                    | (values[i].Metric == "power-factor" ? PowerFactorFlag : 0) | (values[i].Metric == "frequency" ? FrequencyFlag : 0));
            }
        }

        internal string Id { get; private set; }

        internal int Function { get; private set; }

        internal int MaximumRegisters { get; private set; }

        internal bool IsLowWordFirst { get; private set; }

        internal int Count
        {
            get { return _addresses.Length; }
        }

        /// <summary>Address of the first register of a value, as in the request.</summary>
        internal int Address(int metric)
        {
            return _addresses[metric];
        }

        /// <summary>Address behind the last register of a value.</summary>
        internal int End(int metric)
        {
            return _addresses[metric] + ModbusType.Registers(Type(metric));
        }

        /// <summary>One of <see cref="ModbusType"/>.</summary>
        internal int Type(int metric)
        {
            return _forms[metric] & 7;
        }

        /// <summary>One of <see cref="ModbusRatio"/>.</summary>
        internal int Ratio(int metric)
        {
            return (_forms[metric] >> RatioShift) & 3;
        }

        /// <summary>The number in the registers divided by it is in the unit of the metric: a power of ten.</summary>
        internal double Divisor(int metric)
        {
            double divisor = 1;
            for (int i = (_forms[metric] >> DecimalsShift) & 7; i > 0; i--)
            {
                divisor *= 10;
            }

            return divisor;
        }

        internal bool IsPowerFactor(int metric)
        {
            return (_forms[metric] & PowerFactorFlag) != 0;
        }

        internal bool IsFrequency(int metric)
        {
            return (_forms[metric] & FrequencyFlag) != 0;
        }
    }
}
