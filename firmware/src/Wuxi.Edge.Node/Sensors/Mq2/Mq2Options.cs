namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Settings of an MQ-2. Immutable once parsed.</summary>
    public sealed class Mq2Options
    {
        internal Mq2Options()
        {
        }

        /// <summary>Load resistor with the divider beside it, kOhm.</summary>
        public double LoadKiloohms { get; internal set; }

        /// <summary>Resistance of this very sensor in clean air, divided by 9.83, kOhm; 0 as long as it has not been calibrated.</summary>
        public double R0Kiloohms { get; internal set; }

        /// <summary>Supply of sensor and load, V.</summary>
        public double SupplyVolts { get; internal set; }

        /// <summary>For how long after the power-up its values do not count, ms.</summary>
        public int WarmUpMs { get; internal set; }
    }
}
