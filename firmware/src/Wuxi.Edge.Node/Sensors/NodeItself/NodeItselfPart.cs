using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>The node itself, which hangs on no input.</summary>
    internal sealed class NodeItselfPart : SensorPart
    {
        internal const int Uptime = 0;
        internal const int ResetReason = 1;
        internal const int FreeMemory = 2;
        internal const int StoreFill = 3;
        internal const int WifiSignal = 4;
        internal const int DroppedFrames = 5;
        internal const int LongestTurn = 6;

        /// <summary>Metric names.</summary>
        internal static string[] Names
        {
            get { return new[] { "uptime", "reset-reason", "free-memory", "store-fill", "wifi-signal", "dropped-frames", "loop-longest" }; }
        }

        public override string Id
        {
            get { return "node"; }
        }

        public override string BusKind
        {
            get { return BusKinds.None; }
        }

        public override string[] Metrics
        {
            get { return Names; }
        }

        public override bool IsDouble(int metric)
        {
            return metric == DroppedFrames;
        }

        internal override Sensor Create(DeviceSettings device, BusPort port, long nowMs)
        {
            return new NodeItself(port.Inside, nowMs);
        }
    }
}
