using System.Collections;
using Wuxi.Edge.Node.Sensors;

namespace Wuxi.Edge.Node.Settings
{
    /// <summary>Puts settings together line by line; the faults go to the lines. One for each text.</summary>
    internal sealed class SettingsBuilder
    {
        internal const string Statements = "wuxi-edge, node, broker, bus, device or point";

        /// <summary>As many as the native driver samples in turn.</summary>
        private const int MostChannels = 4;

        private readonly ArrayList _refused = new ArrayList();
        private readonly SensorPart[] _parts = SensorParts.All();
        private bool _hasFirst;
        private bool _hasVersion;
        private bool _hasNode;
        private bool _hasBroker;

        internal NodeSettings Settings { get; } = new NodeSettings();

        /// <summary>Takes one line that has at least one word.</summary>
        internal void Take(SettingsLine line)
        {
            string statement = line.Word(0, Statements);
            if (!_hasFirst && statement != "wuxi-edge")
            {
                line.Fault("'" + statement + "'", "wuxi-edge 1 as the first line");
            }

            _hasFirst = true;

            switch (statement)
            {
                case "wuxi-edge":
                    TakeVersion(line);
                    break;
                case "node":
                    TakeNode(line);
                    break;
                case "broker":
                    TakeBroker(line);
                    break;
                case "bus":
                    TakeBus(line);
                    break;
                case "device":
                    TakeDevice(line);
                    break;
                case "point":
                    TakePoint(line);
                    break;
                default:
                    line.Fault("'" + statement + "'", Statements);
                    break;
            }
        }

        /// <summary>Reports what is missing altogether; <paramref name="end"/> stands for the end of the text.</summary>
        internal void Finish(SettingsLine end)
        {
            Require(end, _hasFirst, "wuxi-edge 1");
            Require(end, _hasNode, "node ID group=ID host=ID");
            Require(end, _hasBroker, "broker HOST port=NUMBER");
            for (int i = 0; i < Settings.Buses.Length; i++)
            {
                // Only the text needs it.
                Settings.Buses[i].Id = null;
            }
        }

        private static void Require(SettingsLine end, bool isThere, string statement)
        {
            if (!isThere)
            {
                end.Fault("the end", "a line " + statement);
            }
        }

        private static void Once(SettingsLine line, ref bool isThere)
        {
            if (isThere)
            {
                line.Fault("a second line '" + line.Word(0, Statements) + "'", "one only");
            }

            isThere = true;
        }

        private static void CheckUnique(SettingsLine line, bool isTaken, string what)
        {
            if (isTaken)
            {
                line.Fault(what + " a second time", "each once");
            }
        }

        /// <summary>Whether a line above has a fault already, so that what builds on it needs none of its own.</summary>
        private bool IsRefused(string kind, string id)
        {
            return Words.IndexOf(_refused, kind + " " + id) >= 0;
        }

        private void TakeVersion(SettingsLine line)
        {
            Once(line, ref _hasVersion);
            string version = line.Word(1, "1");
            if (version != null && version != "1")
            {
                line.Fault("version '" + version + "'", "1");
            }

            line.Done(2);
        }

        private void TakeNode(SettingsLine line)
        {
            Once(line, ref _hasNode);
            Settings.NodeId = line.IdWord(1, "a node id");
            Settings.Group = line.Id("group", "a group id");
            Settings.HostId = line.Id("host", "a host id");
            line.Done(2);
        }

        private void TakeBroker(SettingsLine line)
        {
            Once(line, ref _hasBroker);
            Settings.BrokerHost = line.Word(1, "a host name or address");
            Settings.BrokerPort = line.Integer("port", 1, 65535);
            line.Done(2);
        }

        private void TakeBus(SettingsLine line)
        {
            string id = line.IdWord(1, "a bus id");
            string kind = id == null ? null : line.Word(2, BusKinds.Names);
            if (kind == null)
            {
                return;
            }

            CheckUnique(line, Settings.FindBus(id) != null, "bus " + id);
            BusSettings bus = BusKinds.Make(kind);
            if (bus == null)
            {
                line.Fault("'" + kind + "'", BusKinds.Names);
                _refused.Add("bus " + id);
                return;
            }

            bus.Id = id;
            bus.Read(line);
            int channels = bus.ChannelCount;
            for (int i = 0; i < Settings.Buses.Length; i++)
            {
                bus.CheckAgainst(line, Settings.Buses[i]);
                channels += Settings.Buses[i].ChannelCount;
            }

            if (bus.ChannelCount > 0 && channels > MostChannels)
            {
                line.Fault("analog channel number " + channels.ToString(), "at most " + MostChannels.ToString() + " of a node: its converter samples them in turn");
            }

            line.Done(3);
            BusSettings[] buses = new BusSettings[Settings.Buses.Length + 1];
            System.Array.Copy(Settings.Buses, 0, buses, 0, Settings.Buses.Length);
            buses[Settings.Buses.Length] = bus;
            Settings.Buses = buses;
        }

        private void TakeDevice(SettingsLine line)
        {
            DeviceSettings device = new DeviceSettings(Settings.Points);
            device.Id = line.IdWord(1, "a device id");
            string part = device.Id == null ? null : line.Word(2, "one of " + SensorParts.NamesOf(_parts));
            device.Part = part == null ? null : SensorParts.Find(_parts, part);
            if (device.Part == null)
            {
                if (part != null)
                {
                    line.Fault("'" + part + "'", "one of " + SensorParts.NamesOf(_parts));
                    _refused.Add("device " + device.Id);
                }

                return;
            }

            CheckUnique(line, Settings.FindDevice(device.Id) != null, "device " + device.Id);
            device.TimeoutMs = line.Integer("timeout", 100, 3600000);
            device.Options = device.Part.ReadOptions(line);
            if (device.Part.BusKind != BusKinds.None)
            {
                TakeBusOf(line, device);
            }

            device.Part.CheckAgainst(line, Settings, device.Options);
            line.Done(3);
            if (device.Bus != null)
            {
                CheckBus(line, device);
            }

            Add(line, device);
        }

        private void TakeBusOf(SettingsLine line, DeviceSettings device)
        {
            string bus = line.Id("bus", "a bus id");
            device.Bus = bus == null ? null : Settings.FindBus(bus);
            if (bus != null && device.Bus == null && !IsRefused("bus", bus))
            {
                line.Fault("bus=" + bus, "a bus of a line above");
            }
        }

        private void Add(SettingsLine line, DeviceSettings device)
        {
            if (Settings.Devices.Length == SettingsParser.MaximumCount)
            {
                line.Fault("device number " + (SettingsParser.MaximumCount + 1).ToString(), "at most " + SettingsParser.MaximumCount.ToString());
                return;
            }

            DeviceSettings[] devices = new DeviceSettings[Settings.Devices.Length + 1];
            System.Array.Copy(Settings.Devices, 0, devices, 0, Settings.Devices.Length);
            devices[Settings.Devices.Length] = device;
            Settings.Devices = devices;
        }

        /// <summary>What hangs on the input already must get on with the device.</summary>
        private void CheckBus(SettingsLine line, DeviceSettings device)
        {
            if (device.Bus.Kind != device.Part.BusKind)
            {
                line.Fault("bus=" + device.Bus.Id + ", which is " + device.Bus.Kind, "one that is " + device.Part.BusKind + " for " + device.Part.Id);
                return;
            }

            device.Part.CheckBus(line, device.Bus);
            for (int i = 0; i < Settings.Devices.Length; i++)
            {
                DeviceSettings other = Settings.Devices[i];
                if (other.Bus != device.Bus)
                {
                    continue;
                }

                if (other.Part.Family != device.Part.Family || !device.Part.CanShare(other.Options, device.Options))
                {
                    line.Fault("bus=" + device.Bus.Id + ", where " + other.Id + " hangs", device.Part.SharingRule);
                    return;
                }
            }
        }

        private void TakePoint(SettingsLine line)
        {
            string id = line.IdWord(1, "a device id");
            DeviceSettings device = id == null ? null : Settings.FindDevice(id);
            if (device == null)
            {
                if (id != null && !IsRefused("device", id))
                {
                    line.Fault("'" + id + "'", "a device of a line above");
                }

                return;
            }

            PointSettings point = new PointSettings();
            string[] metrics = device.Part.Metrics;
            point.Metric = line.Word(2, "one of " + device.Part.MetricNames);
            point.MetricIndex = point.Metric == null ? -1 : Words.IndexOf(metrics, point.Metric);
            if (point.Metric != null && point.MetricIndex < 0)
            {
                line.Fault("'" + point.Metric + "'", "one of " + device.Part.MetricNames);
            }

            // The part's own text is a literal in flash; that of the line would be kept in the heap.
            point.Metric = point.MetricIndex < 0 ? point.Metric : metrics[point.MetricIndex];
            CheckUnique(line, point.Metric != null && device.HasPoint(point.Metric), "point " + point.Metric);
            point.IsDouble = point.MetricIndex >= 0 && device.Part.IsDouble(point.MetricIndex);
            point.Unit = line.Text("unit", "a UCUM code");
            if (point.Unit != null && !Settings.Points.CanTell(point.Unit))
            {
                line.Fault("unit=" + point.Unit, "fewer different units");
            }

            point.Resolution = line.Number("resolution", 1E-9, 1E9);
            point.PeriodMs = line.Integer("period", 10, 86400000);
            point.Deadband = line.Number("deadband", 0, 1.7E308);
            point.SilentMs = line.Integer("silent", 10, 86400000);
            if (point.SilentMs < point.PeriodMs)
            {
                line.Fault("silent=" + point.SilentMs.ToString(), "at least the period of " + point.PeriodMs.ToString());
            }

            line.Done(3);
            if (device.PointCount == SettingsParser.MaximumCount)
            {
                line.Fault("point number " + (SettingsParser.MaximumCount + 1).ToString(), "at most " + SettingsParser.MaximumCount.ToString());
                return;
            }

            device.Add(point);
            bool isBehind = false;
            for (int i = 0; i < Settings.Devices.Length; i++)
            {
                if (isBehind)
                {
                    Settings.Devices[i].Shift();
                }

                isBehind |= Settings.Devices[i] == device;
            }
        }
    }
}
