namespace Wuxi.Edge.Node.Settings
{
    /// <summary>One quantity to measure, as set. Made when it is asked for: a node keeps its points in a <see cref="PointTable"/>. Immutable once parsed.</summary>
    public sealed class PointSettings
    {
        /// <summary>Metric name on the wire.</summary>
        public string Metric { get; internal set; }

        /// <summary>Index of the metric in <see cref="Sensors.SensorPart.Metrics"/>.</summary>
        public int MetricIndex { get; internal set; }

        /// <summary>Travels as Double; otherwise as Float.</summary>
        public bool IsDouble { get; internal set; }

        /// <summary>UCUM code.</summary>
        public string Unit { get; internal set; }

        /// <summary>Smallest step of the value, in its unit.</summary>
        public double Resolution { get; internal set; }

        /// <summary>How often it is sampled, ms.</summary>
        public int PeriodMs { get; internal set; }

        /// <summary>A change beyond it is sent at once; in the unit, after CT/PT.</summary>
        public double Deadband { get; internal set; }

        /// <summary>Longest time without a record of it, ms; not less than the period.</summary>
        public int SilentMs { get; internal set; }
    }
}
