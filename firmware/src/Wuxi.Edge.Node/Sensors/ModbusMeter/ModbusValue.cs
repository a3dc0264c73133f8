namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>One quantity of a meter: where it stands and how to read it. Immutable.</summary>
    internal sealed class ModbusValue
    {
        /// <param name="metric">Name on the wire.</param>
        /// <param name="address">Address of its first register, as in the request.</param>
        /// <param name="type">One of <see cref="ModbusType"/>.</param>
        /// <param name="divisor">The number in the registers divided by it is in the unit of the metric.</param>
        /// <param name="ratio">One of <see cref="ModbusRatio"/>.</param>
        internal ModbusValue(string metric, int address, int type, double divisor, int ratio)
        {
            Metric = metric;
            Address = address;
            Type = type;
            Divisor = divisor;
            Ratio = ratio;
        }

        internal string Metric { get; private set; }

        internal int Address { get; private set; }

        internal int Type { get; private set; }

        internal double Divisor { get; private set; }

        internal int Ratio { get; private set; }

        /// <summary>Address behind its last register.</summary>
        internal int End
        {
            get { return Address + ModbusType.Registers(Type); }
        }
    }
}
