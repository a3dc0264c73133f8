namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Settings of a meter. Immutable once parsed.</summary>
    public sealed class ModbusMeterOptions
    {
        internal ModbusMeterOptions()
        {
        }

        /// <summary>1…247.</summary>
        public int Address { get; internal set; }

        /// <summary>Ratio of the current transformers.</summary>
        public double Ct { get; internal set; }

        /// <summary>Ratio of the voltage transformers.</summary>
        public double Pt { get; internal set; }
    }
}
