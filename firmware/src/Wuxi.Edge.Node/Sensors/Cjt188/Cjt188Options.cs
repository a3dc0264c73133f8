namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Settings of a meter. Immutable once parsed.</summary>
    public sealed class Cjt188Options
    {
        internal Cjt188Options()
        {
            Address = new byte[Cjt188Frames.AddressBytes];
        }

        /// <summary>Type code, e.g. 10h for cold water.</summary>
        public int Type { get; internal set; }

        /// <summary>Seven bytes as on the wire, low byte first.</summary>
        public byte[] Address { get; private set; }

        /// <summary>The identifier is sent with its high byte first, as the edition of 2004 has it; otherwise low byte first.</summary>
        public bool IsHighFirst { get; internal set; }

        /// <summary>The meter puts the unit before the digits, against the standard.</summary>
        public bool IsUnitFirst { get; internal set; }

        /// <summary>Bits of the status, first byte high, of which any means that the meter is faulty.</summary>
        public int FaultMask { get; internal set; }

        /// <summary>Bits of the status, first byte high, of which any means that the battery is low; 0 when that is not known.</summary>
        public int BatteryMask { get; internal set; }
    }
}
