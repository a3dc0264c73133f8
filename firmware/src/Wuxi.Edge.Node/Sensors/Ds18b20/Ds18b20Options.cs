namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Options of a DS18B20. Immutable once parsed.</summary>
    public sealed class Ds18b20Options : StuckOptions
    {
        internal Ds18b20Options()
        {
        }

        /// <summary>Its ROM, 8 bytes as they go over the wire; null for the only sensor of its bus.</summary>
        public byte[] Rom { get; internal set; }
    }
}
