namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Scale of a transmitter in a current loop, in the unit of its metric. Immutable once parsed.</summary>
    public class LoopScale
    {
        internal LoopScale()
        {
        }

        /// <summary>Value at 4 mA.</summary>
        public double Low { get; internal set; }

        /// <summary>Value at 20 mA.</summary>
        public double High { get; internal set; }
    }
}
