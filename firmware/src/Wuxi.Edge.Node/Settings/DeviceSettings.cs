using Wuxi.Edge.Node.Sensors;

namespace Wuxi.Edge.Node.Settings
{
    /// <summary>One instrument, as set. Immutable once parsed.</summary>
    public sealed class DeviceSettings
    {
        private const int CountBits = 8;

        // Where its points begin in the table, and how many they are.
        private int _points;

        /// <param name="table">The points of the node; those of this instrument are put in behind those that are there.</param>
        internal DeviceSettings(PointTable table)
        {
            Table = table;
            _points = table.Count << CountBits;
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

        /// <summary>How many points it has.</summary>
        public int PointCount
        {
            get { return _points & SettingsParser.MaximumCount; }
        }

        /// <summary>What is measured, in the order of the text; made anew at each call.</summary>
        public PointSettings[] Points
        {
            get
            {
                PointSettings[] points = new PointSettings[PointCount];
                for (int i = 0; i < points.Length; i++)
                {
                    points[i] = Table.Point(FirstPoint + i);
                }

                return points;
            }
        }

        /// <summary>The points of the node.</summary>
        internal PointTable Table { get; private set; }

        /// <summary>Index of its first point in <see cref="Table"/>; the others follow.</summary>
        internal int FirstPoint
        {
            get { return _points >> CountBits; }
        }

        /// <summary>Shortest sampling period of its points, ms.</summary>
        public int ShortestPeriodMs
        {
            get
            {
                int shortest = int.MaxValue;
                for (int i = FirstPoint; i < FirstPoint + PointCount; i++)
                {
                    shortest = Table.PeriodMs(i) < shortest ? Table.PeriodMs(i) : shortest;
                }

                return shortest;
            }
        }

        /// <summary>Whether a metric is one of the points.</summary>
        public bool HasPoint(string metric)
        {
            return FindPoint(metric) >= 0;
        }

        /// <summary>Index in <see cref="Table"/> of the point with a metric; -1 when there is none.</summary>
        internal int FindPoint(string metric)
        {
            for (int i = FirstPoint; i < FirstPoint + PointCount; i++)
            {
                if (Table.Metric(i) == metric)
                {
                    return i;
                }
            }

            return -1;
        }

        /// <summary>Whether records of the one mean the same as those of the other.</summary>
        internal bool HasLayoutOf(DeviceSettings other)
        {
            if (Id != other.Id || Part.Id != other.Part.Id || PointCount != other.PointCount)
            {
                return false;
            }

            for (int i = 0; i < PointCount; i++)
            {
                int mine = FirstPoint + i;
                int others = other.FirstPoint + i;
                if (Table.Metric(mine) != other.Table.Metric(others)
                    || Table.Unit(mine) != other.Table.Unit(others)
                    || Table.Resolution(mine) != other.Table.Resolution(others))
                {
                    return false;
                }
            }

            return true;
        }

        internal void Add(PointSettings point)
        {
            Table.Insert(FirstPoint + PointCount, point);
            _points++;
        }

        /// <summary>A point was put in before those of this instrument.</summary>
        internal void Shift()
        {
            _points += 1 << CountBits;
        }
    }
}
