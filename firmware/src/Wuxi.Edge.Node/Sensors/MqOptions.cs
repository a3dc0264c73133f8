namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Settings of a gas sensor of heated tin dioxide over a load resistor. Immutable once parsed.</summary>
    public abstract class MqOptions
    {
        internal MqOptions()
        {
        }

        /// <summary>Load resistor with the divider beside it, kOhm.</summary>
        public double LoadKiloohms { get; internal set; }

        /// <summary>R0 of this very sensor as its README has it, kOhm; 0 as long as it has not been calibrated.</summary>
        public double R0Kiloohms { get; internal set; }

        /// <summary>Supply of sensor and load, V.</summary>
        public double SupplyVolts { get; internal set; }

        /// <summary>For how long after the power-up its values do not count, ms.</summary>
        public int WarmUpMs { get; internal set; }
    }
}
