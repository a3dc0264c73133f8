using Wuxi.Edge.Node.Sensors;

namespace Wuxi.Edge.Node.Settings
{
    /// <summary>One instrument, as set. Immutable once parsed.</summary>
    public sealed class DeviceSettings
    {
        internal DeviceSettings()
        {
            Points = new PointSettings[0];
        }

        /// <summary>Sparkplug device id.</summary>
        public string Id { get; internal set; }

        /// <summary>What kind of instrument it is.</summary>
        public SensorPart Part { get; internal set; }

        /// <summary>Where it hangs; null for a part of kind <see cref="BusKinds.None"/>.</summary>
        public BusSettings Bus { get; internal set; }

        /// <summary>Silent for longer than this, it is declared dead, ms.</summary>
        public int TimeoutMs { get; internal set; }

        /// <summary>Settings of the part, of the part's own type; null when it has none.</summary>
        public object Options { get; internal set; }

        /// <summary>What is measured, in the order of the text.</summary>
        public PointSettings[] Points { get; internal set; }

        /// <summary>Shortest sampling period of its points, ms.</summary>
        public int ShortestPeriodMs
        {
            get
            {
                int shortest = int.MaxValue;
                for (int i = 0; i < Points.Length; i++)
                {
                    shortest = Points[i].PeriodMs < shortest ? Points[i].PeriodMs : shortest;
                }

                return shortest;
            }
        }

        /// <summary>Whether a metric is one of the points.</summary>
        public bool HasPoint(string metric)
        {
            for (int i = 0; i < Points.Length; i++)
            {
                if (Points[i].Metric == metric)
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Whether records of the one mean the same as those of the other.</summary>
        internal bool HasLayoutOf(DeviceSettings other)
        {
            if (Id != other.Id || Part.Id != other.Part.Id || Points.Length != other.Points.Length)
            {
                return false;
            }

            for (int i = 0; i < Points.Length; i++)
            {
                if (Points[i].Metric != other.Points[i].Metric
                    || Points[i].Unit != other.Points[i].Unit
                    || Points[i].Resolution != other.Points[i].Resolution)
                {
                    return false;
                }
            }

            return true;
        }

        internal void Add(PointSettings point)
        {
            PointSettings[] points = new PointSettings[Points.Length + 1];
            System.Array.Copy(Points, 0, points, 0, Points.Length);
            points[Points.Length] = point;
            Points = points;
        }
    }
}
