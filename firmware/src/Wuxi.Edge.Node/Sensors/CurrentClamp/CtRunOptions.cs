namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Settings of a run state by current. Immutable once parsed.</summary>
    public sealed class CtRunOptions : ClampScale
    {
        internal CtRunOptions()
        {
        }

        /// <summary>From this current on it runs, A.</summary>
        public double RunAbove { get; internal set; }

        /// <summary>Up to this current it stands still, A; less than <see cref="RunAbove"/>.</summary>
        public double IdleBelow { get; internal set; }

        /// <summary>For how long the current must say so, ms.</summary>
        public int DelayMs { get; internal set; }
    }
}
