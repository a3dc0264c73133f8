namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Settings of a module that is asked. Immutable once parsed.</summary>
    public sealed class WinsenOptions : StuckOptions
    {
        internal WinsenOptions()
        {
        }

        /// <summary>End of its measuring range, ppm.</summary>
        public double Range { get; internal set; }
    }
}
