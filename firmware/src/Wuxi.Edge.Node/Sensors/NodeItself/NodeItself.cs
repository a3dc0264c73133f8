using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// The node as an instrument of its own: how long it runs, why it began, what it has left. A reading is done at once, and it is never
    /// silent. Not thread safe.
    /// </summary>
    internal sealed class NodeItself : Sensor
    {
        private const long MsPerSecond = 1000;

        private readonly NodeInside _inside;

        internal NodeItself(NodeInside inside, long nowMs)
            : base(NodeItselfPart.Names.Length, nowMs)
        {
            _inside = inside;
        }

        internal override void Tick(long nowMs)
        {
        }

        internal override long NextMs(long nowMs)
        {
            return long.MaxValue;
        }

        protected override void OnBegin(long nowMs)
        {
            Heard(nowMs);
            SetValue(NodeItselfPart.Uptime, nowMs / MsPerSecond);
            SetValue(NodeItselfPart.ResetReason, _inside.System.ResetReason);
            SetValue(NodeItselfPart.StoreFill, _inside.Store.FillPercent);
            SetValue(NodeItselfPart.DroppedFrames, _inside.DamagedFrames());
            if (IsWanted(NodeItselfPart.FreeMemory))
            {
                // Costs a collection, so only when somebody wants to know.
                long free = _inside.System.FreeBytes;
                SetKnown(NodeItselfPart.FreeMemory, free, free >= 0);
            }

            int dbm = _inside.System.WifiDbm;
            SetKnown(NodeItselfPart.WifiSignal, dbm, dbm < 0);
            if (IsWanted(NodeItselfPart.LongestTurn))
            {
                SetValue(NodeItselfPart.LongestTurn, _inside.Health.TakeLongest());
            }

            Done();
        }

        private void SetKnown(int metric, long value, bool isKnown)
        {
            if (isKnown)
            {
                SetValue(metric, value);
            }
            else
            {
                SetReason(metric, ReasonCode.NotAvailable);
            }
        }
    }
}
