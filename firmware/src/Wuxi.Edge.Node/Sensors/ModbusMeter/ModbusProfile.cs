namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>The register map of a kind of meter: data, so that another meter is another table and no code. Immutable.</summary>
    internal sealed class ModbusProfile
    {
        private readonly ModbusValue[] _values;

        /// <param name="id">Word in the settings.</param>
        /// <param name="function">Function code that reads it: 3 (holding registers) or 4 (input registers).</param>
        /// <param name="maximumRegisters">Most registers of one request, at most 125.</param>
        /// <param name="isLowWordFirst">Of a value of two registers, the low one comes first.</param>
        /// <param name="values">By rising address.</param>
        internal ModbusProfile(string id, int function, int maximumRegisters, bool isLowWordFirst, ModbusValue[] values)
        {
            Id = id;
            Function = function;
            MaximumRegisters = maximumRegisters;
            IsLowWordFirst = isLowWordFirst;
            _values = values;
            Metrics = new string[values.Length];
            for (int i = 0; i < values.Length; i++)
            {
                Metrics[i] = values[i].Metric;
            }
        }

        internal string Id { get; private set; }

        internal int Function { get; private set; }

        internal int MaximumRegisters { get; private set; }

        internal bool IsLowWordFirst { get; private set; }

        /// <summary>Metric names; their order is that of the values.</summary>
        internal string[] Metrics { get; private set; }

        internal int Count
        {
            get { return _values.Length; }
        }

        internal ModbusValue Value(int metric)
        {
            return _values[metric];
        }
    }
}
