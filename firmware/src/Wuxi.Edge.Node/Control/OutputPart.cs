using Wuxi.Edge.Node.Sensors;
using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Control
{
    /// <summary>
    /// An output of the node. Metrics: <c>state</c> (1: the load is energised), <c>reason</c> (<see cref="OutputReason"/>).
    /// </summary>
    internal sealed class OutputPart : SensorPart
    {
        internal const string Word = "output";

        internal static string[] AllMetrics
        {
            get { return new[] { "state", "reason" }; }
        }

        public override string Id
        {
            get { return Word; }
        }

        public override string BusKind
        {
            get { return BusKinds.None; }
        }

        public override string[] Metrics
        {
            get { return AllMetrics; }
        }

        public override bool IsBehaviour
        {
            get { return true; }
        }

        public override object ReadOptions(SettingsLine line)
        {
            OutputOptions options = new OutputOptions();
            options.Pin = line.Integer("pin", 0, 48);
            options.IsActiveHigh = ControlWords.IsFirst(line, "active", "high", "low", null);
            options.IsSafeOn = ControlWords.IsFirst(line, "safe", "on", "off", null);
            options.IsBootOn = ControlWords.IsFirst(line, "boot", "on", "off", null);
            options.IsRestOn = ControlWords.IsFirst(line, "rest", "on", "off", options.IsSafeOn ? "off" : "on");
            string lost = line.OptionalText("lost");
            options.HasLostState = lost != null && lost != "hold";
            options.IsLostOn = lost == "on";
            if (options.HasLostState && lost != "on" && lost != "off")
            {
                line.Fault("lost=" + lost, "hold, on or off");
            }

            options.LostAfterMs = (int)line.OptionalNumber("lost-after", 1000, 86400000, 60000);
            return options;
        }

        internal override void CheckAgainst(SettingsLine line, NodeSettings settings, object options)
        {
            DrivenPins.Check(line, settings, "pin", ((OutputOptions)options).Pin);
        }

        internal override Sensor Create(DeviceSettings device, BusPort port, long nowMs)
        {
            return new OutputSensor(port.Inside.Control.OutputOf(device), nowMs);
        }
    }
}
