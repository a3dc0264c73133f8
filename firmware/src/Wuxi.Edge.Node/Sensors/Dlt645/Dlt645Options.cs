namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Settings of a meter. Immutable once parsed.</summary>
    public sealed class Dlt645Options
    {
        internal Dlt645Options()
        {
            Address = new byte[Dlt645Frames.AddressBytes];
        }

        /// <summary>Six bytes as on the wire, low byte first.</summary>
        public byte[] Address { get; private set; }

        /// <summary>Ratio of the current transformers.</summary>
        public double Ct { get; internal set; }

        /// <summary>Ratio of the voltage transformers.</summary>
        public double Pt { get; internal set; }
    }
}
