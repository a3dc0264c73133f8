namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>One quantity of a meter: where it stands and how to read it. Only while a profile is made. Immutable.</summary>
    internal sealed class ModbusValue
    {
        /// <param name="metric">Name on the wire.</param>
        /// <param name="address">Address of its first register, as in the request.</param>
        /// <param name="type">One of <see cref="ModbusType"/>.</param>
        /// <param name="decimals">The number in the registers has so many when it is in the unit of the metric.</param>
        /// <param name="ratio">One of <see cref="ModbusRatio"/>.</param>
        internal ModbusValue(string metric, int address, int type, int decimals, int ratio)
        {
            Metric = metric;
            Address = address;
            Type = type;
            Decimals = decimals;
            Ratio = ratio;
        }

        internal string Metric { get; private set; }

        internal int Address { get; private set; }

        internal int Type { get; private set; }

        internal int Decimals { get; private set; }

        internal int Ratio { get; private set; }
    }
}
