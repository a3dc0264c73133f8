using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Control
{
    /// <summary>What a row reports. Not thread safe.</summary>
    internal sealed class InterlockSensor : BehaviourSensor
    {
        private readonly Interlock _row;

        internal InterlockSensor(Interlock row, long nowMs)
            : base(InterlockPart.AllMetrics.Length, nowMs)
        {
            _row = row;
        }

        protected override int Version
        {
            get { return _row.Version; }
        }

        protected override void Look()
        {
            Set(0, _row.IsKnown, _row.State);
            Set(1, _row.IsJudged, _row.Votes);
            Set(2, _row.IsJudged, _row.Faulted);
            SetValue(3, _row.Resets);
            SetValue(4, _row.Refusals);
            SetValue(5, _row.LastAnswer);
        }

        private void Set(int metric, bool isKnown, int value)
        {
            if (isKnown)
            {
                SetValue(metric, value);
            }
            else
            {
                SetReason(metric, ReasonCode.WarmingUp);
            }
        }
    }
}
