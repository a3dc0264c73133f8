namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Settings of a gas detector. Immutable once parsed.</summary>
    public sealed class Gas420Options : LoopScale
    {
        internal Gas420Options()
        {
        }

        /// <summary>Which metric it measures: its quantity decides about the unit.</summary>
        public int Measured { get; internal set; }
    }
}
