using Wuxi.Edge.Node.Settings;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sampling
{
    /// <summary>
    /// What is known of a node's points, in the order of their <see cref="PointTable"/>: the last sample of each, and what was last recorded of it. Arrays
    /// and no objects, for the heap's sake. Not thread safe.
    /// </summary>
    internal sealed class PointStates
    {
        // Reasons are small numbers; the last record of a point may also be none.
        private const byte Never = 255;
        private const byte ReasonMask = 127;
        private const byte DueFlag = 128;

        private readonly PointTable _table;

        // Reason of the last sample, and whether it is due.
        private readonly byte[] _reasons;
        private readonly byte[] _recordedReasons;
        private readonly double[] _values;
        private readonly double[] _recordedValues;
        private readonly long[] _nextMs;
        private readonly long[] _sampledMs;
        private readonly long[] _recordedMs;

        internal PointStates(PointTable table, NodeStatistics statistics, long nowMs)
        {
            int count = table.Count;
            _table = table;
            Statistics = statistics;
            _reasons = new byte[count];
            _recordedReasons = new byte[count];
            _values = new double[count];
            _recordedValues = new double[count];
            _nextMs = new long[count];
            _sampledMs = new long[count];
            _recordedMs = new long[count];
            for (int i = 0; i < count; i++)
            {
                _reasons[i] = ReasonCode.WarmingUp;
                _recordedReasons[i] = Never;
                _nextMs[i] = nowMs;
                _sampledMs[i] = -1;
            }
        }

        /// <summary>How many points the node has.</summary>
        internal int Count
        {
            get { return _reasons.Length; }
        }

        /// <summary>Counts what the samplers do.</summary>
        internal NodeStatistics Statistics { get; private set; }

        /// <summary>Uptime at which it is sampled next.</summary>
        internal long NextMs(int point)
        {
            return _nextMs[point];
        }

        /// <summary>Of the last sample; WarmingUp before the first.</summary>
        internal int Reason(int point)
        {
            return _reasons[point] & ReasonMask;
        }

        /// <summary>Of the last sample; counts only without a reason.</summary>
        internal double Value(int point)
        {
            return _values[point];
        }

        /// <summary>Uptime of the last sample; -1 before the first.</summary>
        internal long SampledMs(int point)
        {
            return _sampledMs[point];
        }

        /// <summary>Belongs into the record that is being made.</summary>
        internal bool IsDue(int point)
        {
            return (_reasons[point] & DueFlag) != 0;
        }

        /// <summary>The last record says that there is no value.</summary>
        internal bool IsRecordedBad(int point)
        {
            return _recordedReasons[point] != Never && _recordedReasons[point] != ReasonCode.None;
        }

        /// <summary>Goes to the first instant of its grid that lies ahead. Returns how many were passed over.</summary>
        internal int Schedule(int point, long nowMs)
        {
            int periodMs = _table.PeriodMs(point);
            long periods = ((nowMs - _nextMs[point]) / periodMs) + 1;
            _nextMs[point] += periods * periodMs;
            return (int)periods - 1;
        }

        /// <summary>Takes a sample and decides whether it is recorded.</summary>
        internal void Sample(int point, int reason, double value, long instantMs)
        {
            _values[point] = value;
            _sampledMs[point] = instantMs;
            bool isDue = _recordedReasons[point] == Never
                || SamplingRule.IsChange(reason, value, _recordedReasons[point], _recordedValues[point], _table.Deadband(point))
                || SamplingRule.IsSilentTooLong(instantMs, _recordedMs[point], _table.PeriodMs(point), _table.SilentMs(point));
            _reasons[point] = (byte)(isDue ? reason | DueFlag : reason);
            if (isDue)
            {
                _recordedReasons[point] = (byte)reason;
                _recordedValues[point] = value;
                _recordedMs[point] = instantMs;
            }
        }

        /// <summary>Takes a failed sample that is not recorded, because the device is dead already.</summary>
        internal void Observe(int point, int reason)
        {
            _reasons[point] = (byte)((_reasons[point] & DueFlag) | reason);
        }

        /// <summary>The record has been made.</summary>
        internal void ClearDue(int point)
        {
            _reasons[point] &= ReasonMask;
        }
    }
}
