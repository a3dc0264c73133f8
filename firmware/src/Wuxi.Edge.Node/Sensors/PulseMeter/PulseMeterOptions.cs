namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Settings of a meter. Immutable once parsed.</summary>
    public sealed class PulseMeterOptions
    {
        internal PulseMeterOptions()
        {
        }

        /// <summary>Pulses for one m3 or kWh, as on the plate.</summary>
        public double PulsesPerUnit { get; internal set; }

        /// <summary>What the meter showed when the node had counted nothing, in its unit.</summary>
        public double Offset { get; internal set; }
    }
}
