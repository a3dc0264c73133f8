namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Bands of a 4-20 mA loop, mA (NAMUR NE 43; IEC 60381-1). Thread safe.</summary>
    internal static class LoopBands
    {
        /// <summary>At or below: broken wire or dead transmitter.</summary>
        internal const double Underrange = 3.6;

        /// <summary>Lower end of the measuring range; between it and <see cref="Underrange"/> the transmitter is saturated.</summary>
        internal const double Lowest = 3.8;

        /// <summary>Lower end of the scale.</summary>
        internal const double Zero = 4.0;

        /// <summary>Upper end of the scale.</summary>
        internal const double Full = 20.0;

        /// <summary>Upper end of the measuring range; between it and <see cref="Overrange"/> the transmitter is saturated.</summary>
        internal const double Highest = 20.5;

        /// <summary>At or above: short circuit or failed transmitter.</summary>
        internal const double Overrange = 21.0;
    }
}
