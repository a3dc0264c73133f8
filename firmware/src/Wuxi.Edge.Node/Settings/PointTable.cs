using System;

namespace Wuxi.Edge.Node.Settings
{
    /// <summary>
    /// The points of all instruments of a node, in the order of these. One array for each property instead of an object for each point: an object
    /// takes a chip 12 bytes for every field. Immutable once parsed.
    /// </summary>
    internal sealed class PointTable
    {
        private const int DoubleFlag = 128;

        private string[] _metrics = new string[0];
        private string[] _units = new string[0];

        // Index of the metric in the part's, fewer than 128 of them; and whether it travels as Double.
        private byte[] _kinds = new byte[0];
        private double[] _resolutions = new double[0];
        private double[] _deadbands = new double[0];
        private int[] _periodsMs = new int[0];
        private int[] _silentMs = new int[0];

        internal int Count
        {
            get { return _kinds.Length; }
        }

        internal string Metric(int index)
        {
            return _metrics[index];
        }

        internal int MetricIndex(int index)
        {
            return _kinds[index] & ~DoubleFlag;
        }

        internal bool IsDouble(int index)
        {
            return (_kinds[index] & DoubleFlag) != 0;
        }

        internal string Unit(int index)
        {
            return _units[index];
        }

        internal double Resolution(int index)
        {
            return _resolutions[index];
        }

        internal double Deadband(int index)
        {
            return _deadbands[index];
        }

        internal int PeriodMs(int index)
        {
            return _periodsMs[index];
        }

        internal int SilentMs(int index)
        {
            return _silentMs[index];
        }

        /// <summary>Puts a point before the one at an index, or at the end.</summary>
        internal void Insert(int index, PointSettings point)
        {
            int count = Count;
            _metrics = (string[])Widened(_metrics, new string[count + 1], index);
            _units = (string[])Widened(_units, new string[count + 1], index);
            _kinds = (byte[])Widened(_kinds, new byte[count + 1], index);
            _resolutions = (double[])Widened(_resolutions, new double[count + 1], index);
            _deadbands = (double[])Widened(_deadbands, new double[count + 1], index);
            _periodsMs = (int[])Widened(_periodsMs, new int[count + 1], index);
            _silentMs = (int[])Widened(_silentMs, new int[count + 1], index);
            _metrics[index] = point.Metric;
            _units[index] = point.Unit;

            // Without an index in a text that is refused.
            _kinds[index] = (byte)((point.MetricIndex & ~DoubleFlag) | (point.IsDouble ? DoubleFlag : 0));
            _resolutions[index] = point.Resolution;
            _deadbands[index] = point.Deadband;
            _periodsMs[index] = point.PeriodMs;
            _silentMs[index] = point.SilentMs;
        }

        /// <summary>A point as an object of its own.</summary>
        internal PointSettings Point(int index)
        {
            PointSettings point = new PointSettings();
            point.Metric = _metrics[index];
            point.MetricIndex = MetricIndex(index);
            point.IsDouble = IsDouble(index);
            point.Unit = _units[index];
            point.Resolution = _resolutions[index];
            point.PeriodMs = _periodsMs[index];
            point.Deadband = _deadbands[index];
            point.SilentMs = _silentMs[index];
            return point;
        }

        private static Array Widened(Array from, Array into, int index)
        {
            Array.Copy(from, 0, into, 0, index);
            Array.Copy(from, index, into, index + 1, from.Length - index);
            return into;
        }
    }
}
