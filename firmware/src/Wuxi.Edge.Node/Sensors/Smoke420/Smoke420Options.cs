namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Scale of a transmitter. Immutable once parsed.</summary>
    public sealed class Smoke420Options
    {
        internal Smoke420Options()
        {
        }

        /// <summary>Optical density at 4 mA, 1/m.</summary>
        public double Low { get; internal set; }

        /// <summary>Optical density at 20 mA, 1/m.</summary>
        public double High { get; internal set; }
    }
}
