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

        // Number of the unit in UnitWords, or behind those in the others.
        private byte[] _units = new byte[0];
        private string[] _otherUnits = new string[0];

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
            int number = _units[index];
            return number < UnitWords.Count ? UnitWords.Of(number) : _otherUnits[number - UnitWords.Count];
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
            _units = (byte[])Widened(_units, new byte[count + 1], index);
            _kinds = (byte[])Widened(_kinds, new byte[count + 1], index);
            _resolutions = (double[])Widened(_resolutions, new double[count + 1], index);
            _deadbands = (double[])Widened(_deadbands, new double[count + 1], index);
            _periodsMs = (int[])Widened(_periodsMs, new int[count + 1], index);
            _silentMs = (int[])Widened(_silentMs, new int[count + 1], index);
            _metrics[index] = point.Metric;
            _units[index] = (byte)NumberOf(point.Unit);

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
            point.Unit = Unit(index);
            point.Resolution = _resolutions[index];
            point.PeriodMs = _periodsMs[index];
            point.Deadband = _deadbands[index];
            point.SilentMs = _silentMs[index];
            return point;
        }

        /// <summary>Whether a unit can be told: there may be 200 that no part of the firmware has.</summary>
        internal bool CanTell(string unit)
        {
            return NumberOf(unit) <= byte.MaxValue;
        }

        private int NumberOf(string unit)
        {
            int number = unit == null ? 0 : UnitWords.Find(unit);
            if (number >= 0)
            {
                return number;
            }

            for (int i = 0; i < _otherUnits.Length; i++)
            {
                if (_otherUnits[i] == unit)
                {
                    return UnitWords.Count + i;
                }
            }

            _otherUnits = (string[])Widened(_otherUnits, new string[_otherUnits.Length + 1], _otherUnits.Length);
            _otherUnits[_otherUnits.Length - 1] = unit;
            return UnitWords.Count + _otherUnits.Length - 1;
        }

        private static Array Widened(Array from, Array into, int index)
        {
            Array.Copy(from, 0, into, 0, index);
            Array.Copy(from, index, into, index + 1, from.Length - index);
            return into;
        }
    }
}
