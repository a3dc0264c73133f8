namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Settings of an accelerometer. Immutable once parsed.</summary>
    public sealed class VibrationOptions
    {
        internal VibrationOptions()
        {
        }

        /// <summary>Samples a second.</summary>
        public int RateHz { get; internal set; }

        /// <summary>Full scale, g.</summary>
        public int RangeG { get; internal set; }

        /// <summary>Speed of the shaft; 0 when it is not known. Below 10000 the velocity's band begins at 2 Hz.</summary>
        public int ShaftMillihertz { get; internal set; }
    }
}
