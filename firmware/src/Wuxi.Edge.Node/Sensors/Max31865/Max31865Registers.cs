namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Registers of a MAX31865 (data sheet, table 1 and the register descriptions). Thread safe.</summary>
    internal static class Max31865Registers
    {
        /// <summary>All registers, from the configuration to the fault status.</summary>
        internal const int Count = 8;

        /// <summary>Added to an address to write.</summary>
        internal const byte Write = 0x80;

        /// <summary>Configuration: bias on, conversion by itself, 50 Hz filter.</summary>
        internal const byte Continuous = 0xC1;

        /// <summary>Configuration bit: three wires.</summary>
        internal const byte ThreeWires = 0x10;

        /// <summary>Configuration bit: clear the fault status; reads as 0.</summary>
        internal const byte ClearFaults = 0x02;

        /// <summary>Position of the ratio, two bytes; its lowest bit says that there is a fault.</summary>
        internal const int RatioAt = 1;

        /// <summary>Position and address of the thresholds, two bytes for the high one and two for the low one.</summary>
        internal const int ThresholdsAt = 3;

        /// <summary>Position of the fault status.</summary>
        internal const int FaultAt = 7;

        /// <summary>Full scale of the ratio: the resistance is that of the reference.</summary>
        internal const double FullScale = 32768;

        /// <summary>A ratio as it stands in its two bytes, within what they hold.</summary>
        internal static int Ratio(double ohms, double referenceOhms)
        {
            double ratio = ohms / referenceOhms * FullScale;
            return ratio >= FullScale ? 0xFFFE : (int)ratio << 1;
        }
    }
}
