using Wuxi.Edge.Node.Settings;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sampling
{
    /// <summary>What is known of one point: its last sample, and what was last recorded of it. Not thread safe.</summary>
    internal sealed class PointState
    {
        private const int Never = -1;

        private int _recordedReason = Never;
        private double _recordedValue;
        private long _recordedMs;

        internal PointState(PointSettings settings, long nowMs)
        {
            Settings = settings;
            NextMs = nowMs;
            Reason = ReasonCode.WarmingUp;
            SampledMs = -1;
        }

        internal PointSettings Settings { get; private set; }

        /// <summary>Uptime at which it is sampled next.</summary>
        internal long NextMs { get; private set; }

        /// <summary>Of the last sample; WarmingUp before the first.</summary>
        internal int Reason { get; private set; }

        /// <summary>Of the last sample; counts only without a reason.</summary>
        internal double Value { get; private set; }

        /// <summary>Uptime of the last sample; -1 before the first.</summary>
        internal long SampledMs { get; private set; }

        /// <summary>Belongs into the record that is being made.</summary>
        internal bool IsDue { get; private set; }

        /// <summary>The last record says that there is no value.</summary>
        internal bool IsRecordedBad
        {
            get { return _recordedReason > ReasonCode.None; }
        }

        /// <summary>Goes to the first instant of its grid that lies ahead. Returns how many were passed over.</summary>
        internal int Schedule(long nowMs)
        {
            long periods = ((nowMs - NextMs) / Settings.PeriodMs) + 1;
            NextMs += periods * Settings.PeriodMs;
            return (int)periods - 1;
        }

        /// <summary>Takes a sample and decides whether it is recorded.</summary>
        internal void Sample(int reason, double value, long instantMs)
        {
            Reason = reason;
            Value = value;
            SampledMs = instantMs;
            IsDue = _recordedReason == Never
                || SamplingRule.IsChange(reason, value, _recordedReason, _recordedValue, Settings.Deadband)
                || SamplingRule.IsSilentTooLong(instantMs, _recordedMs, Settings.PeriodMs, Settings.SilentMs);
            if (IsDue)
            {
                _recordedReason = reason;
                _recordedValue = value;
                _recordedMs = instantMs;
            }
        }

        /// <summary>Takes a failed sample that is not recorded, because the device is dead already.</summary>
        internal void Observe(int reason)
        {
            Reason = reason;
        }

        /// <summary>The record has been made.</summary>
        internal void ClearDue()
        {
            IsDue = false;
        }
    }
}
