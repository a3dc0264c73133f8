using Wuxi.Edge.Node.Control;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Settings of an MQ-7. Immutable once parsed.</summary>
    public sealed class Mq7Options : IDrivesPin
    {
        internal Mq7Options()
        {
        }

        /// <summary>Load resistor with the divider beside it, kOhm.</summary>
        public double LoadKiloohms { get; internal set; }

        /// <summary>Resistance of this very sensor at 100 ppm CO, kOhm; 0 as long as it has not been calibrated.</summary>
        public double R0Kiloohms { get; internal set; }

        /// <summary>Supply of sensor and load, V.</summary>
        public double SupplyVolts { get; internal set; }

        /// <summary>For how long after the power-up its values do not count, ms; more than one cycle of the heater.</summary>
        public int WarmUpMs { get; internal set; }

        /// <summary>Switch of the heater: on is 5 V, off 1.4 V, which is the safe state.</summary>
        public OutputOptions Driven { get; internal set; }
    }
}
