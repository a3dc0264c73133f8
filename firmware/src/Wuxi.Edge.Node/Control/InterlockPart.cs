using Wuxi.Edge.Node.Sensors;
using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Control
{
    /// <summary>
    /// A row "if condition for t then output" of the node. Metrics: <c>state</c> (<see cref="InterlockState"/>), <c>votes</c> (healthy
    /// channels that demand action), <c>faulted</c> (channels without a value), <c>resets</c> and <c>refusals</c> (since the node
    /// started), <c>refusal</c> (<see cref="ResetAnswer"/> of the last reset).
    /// </summary>
    internal sealed class InterlockPart : SensorPart
    {
        internal const string Word = "interlock";

        internal static string[] AllMetrics
        {
            get { return new[] { "state", "votes", "faulted", "resets", "refusals", "refusal" }; }
        }

        private const int FirstCounter = 3;
        private const int LastCounter = 4;

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

        public override string Command
        {
            get { return DeviceCommands.Reset; }
        }

        public override bool IsDouble(int metric)
        {
            return metric >= FirstCounter && metric <= LastCounter;
        }

        public override object ReadOptions(SettingsLine line)
        {
            InterlockOptions options = new InterlockOptions();
            int channels = 0;
            int required = 0;
            string vote = line.Text("vote", VoteEvaluator.Names);
            bool isVote = vote != null && VoteEvaluator.TryParse(vote, out required, out channels);
            if (vote != null && !isVote)
            {
                line.Fault("vote=" + vote, VoteEvaluator.Names);
            }

            options.Required = required;
            options.Channels = ReadChannels(line);
            if (isVote && options.Channels.Length != channels && options.Channels.Length > 0)
            {
                line.Fault(options.Channels.Length.ToString() + " channels", channels.ToString() + " for " + vote);
            }

            ReadLimit(line, options);
            options.DelayMs = line.Integer("for", 0, 3600000);
            options.IsAvailable = !ControlWords.IsFirst(line, "degraded", "safe", "available", "safe");
            options.IsHeldWhenBlind = !ControlWords.IsFirst(line, "blind", "trip", "hold", "trip");
            options.IsLatched = ControlWords.IsFirst(line, "latch", "yes", "no", "yes");
            options.Actions = ReadActions(line);
            return options;
        }

        internal override void CheckAgainst(SettingsLine line, NodeSettings settings, object options)
        {
            InterlockOptions row = (InterlockOptions)options;
            string unit = null;
            for (int i = 0; i < row.Channels.Length; i++)
            {
                ChannelSettings channel = row.Channels[i];
                DeviceSettings device = settings.FindDevice(channel.Device);
                int point = device == null || device.Part.IsBehaviour ? -1 : device.FindPoint(channel.Metric);
                if (point < 0)
                {
                    line.Fault("if=" + channel.Device + "/" + channel.Metric, "device/metric of an instrument and a point of lines above");
                    continue;
                }

                string unitOfPoint = device.Table.Unit(point);
                if (unit != null && unit != unitOfPoint)
                {
                    line.Fault("channels in " + unit + " and " + unitOfPoint, "one unit");
                }

                unit = unitOfPoint;
                for (int other = 0; other < i; other++)
                {
                    if (row.Channels[other].Device == channel.Device && row.Channels[other].Metric == channel.Metric)
                    {
                        line.Fault(channel.Device + "/" + channel.Metric + " a second time", "each channel once");
                    }
                }
            }

            CheckActions(line, settings, row);
        }

        internal override Sensor Create(DeviceSettings device, BusPort port, long nowMs)
        {
            return new InterlockSensor(port.Inside.Control.RowOf(device), nowMs);
        }

        private static ChannelSettings[] ReadChannels(SettingsLine line)
        {
            const string Expected = "device/metric, separated by commas";
            string[] parts = ControlWords.List(line, "if", Expected);
            ChannelSettings[] channels = new ChannelSettings[parts.Length];
            for (int i = 0; i < parts.Length; i++)
            {
                int slash = parts[i].IndexOf('/');
                if (slash <= 0)
                {
                    line.Fault("if=" + parts[i], Expected);
                    return new ChannelSettings[0];
                }

                channels[i] = new ChannelSettings(parts[i].Substring(0, slash), parts[i].Substring(slash + 1));
            }

            return channels;
        }

        private static void ReadLimit(SettingsLine line, InterlockOptions options)
        {
            bool isBelow = line.OptionalText("below") != null;
            options.IsAbove = line.OptionalText("above") != null;
            if (options.IsAbove == isBelow)
            {
                line.Fault(isBelow ? "above= and below=" : "no above= and no below=", "one of them");
            }

            options.Limit = line.OptionalNumber(options.IsAbove ? "above" : "below", -1E30, 1E30, 0);
            options.Hysteresis = line.OptionalNumber("hysteresis", 0, 1E30, 0);
        }

        private static ActionSettings[] ReadActions(SettingsLine line)
        {
            const string Expected = "output:on or output:off, separated by commas";
            string[] parts = ControlWords.List(line, "then", Expected);
            ActionSettings[] actions = new ActionSettings[parts.Length];
            for (int i = 0; i < parts.Length; i++)
            {
                int colon = parts[i].IndexOf(':');
                string state = colon <= 0 ? null : parts[i].Substring(colon + 1);
                if (state != "on" && state != "off")
                {
                    line.Fault("then=" + parts[i], Expected);
                    return new ActionSettings[0];
                }

                actions[i] = new ActionSettings(parts[i].Substring(0, colon), state == "on");
            }

            return actions;
        }

        private static void CheckActions(SettingsLine line, NodeSettings settings, InterlockOptions row)
        {
            for (int i = 0; i < row.Actions.Length; i++)
            {
                DeviceSettings output = settings.FindDevice(row.Actions[i].Output);
                if (output == null || output.Part.Id != OutputPart.Word)
                {
                    line.Fault("then=" + row.Actions[i].Output, "an output of a line above");
                }

                for (int other = 0; other < i; other++)
                {
                    if (row.Actions[other].Output == row.Actions[i].Output)
                    {
                        line.Fault(row.Actions[i].Output + " a second time", "each output once");
                    }
                }
            }
        }
    }
}
