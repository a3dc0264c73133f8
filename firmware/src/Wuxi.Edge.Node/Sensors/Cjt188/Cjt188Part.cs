using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Water, gas or heat meter, CJ/T 188. Several, of any kind, share a bus, each with its own address.</summary>
    internal sealed class Cjt188Part : SensorPart
    {
        private readonly Cjt188Kind _kind;

        internal Cjt188Part(Cjt188Kind kind)
        {
            _kind = kind;
        }

        public override string Id
        {
            get { return _kind.Id; }
        }

        public override string Family
        {
            get { return "cjt188"; }
        }

        public override string BusKind
        {
            get { return BusKinds.Uart; }
        }

        public override string[] Metrics
        {
            get { return _kind.Metrics; }
        }

        public override string SharingRule
        {
            get { return "only CJ/T 188 meters with different addresses on one input"; }
        }

        public override bool IsDouble(int metric)
        {
            return Metrics[metric] == "volume" || Metrics[metric] == "heat-energy";
        }

        public override bool CanShare(object options, object otherOptions)
        {
            byte[] address = ((Cjt188Options)options).Address;
            byte[] other = ((Cjt188Options)otherOptions).Address;
            for (int i = 0; i < address.Length; i++)
            {
                if (address[i] != other[i])
                {
                    return true;
                }
            }

            return false;
        }

        public override object ReadOptions(SettingsLine line)
        {
            const string ExpectedAddress = "the fourteen digits of the meter's address, maker code first";
            Cjt188Options options = new Cjt188Options();
            string address = line.Text("address", ExpectedAddress);
            if (address != null && !MeterAddress.TryParse(address, options.Address))
            {
                line.Fault("address=" + address, ExpectedAddress);
            }

            options.Type = Hex(line, "type", 2, _kind.FirstType, "a type code from " + Tens(0) + " to " + Tens(9));
            if (!_kind.HasType(options.Type))
            {
                line.Fault("type=" + line.OptionalText("type"), "a type code from " + Tens(0) + " to " + Tens(9));
            }

            options.IsHighFirst = IsSecond(line, "identifier", "1F90", "901F");
            options.IsUnitFirst = IsSecond(line, "unit", "last", "first");
            options.FaultMask = Hex(line, "fault-mask", 4, 0, "four hex digits: the two bytes of the status");
            options.BatteryMask = Hex(line, "battery-mask", 4, 0, "four hex digits: the two bytes of the status");
            return options;
        }

        internal override Sensor Create(DeviceSettings device, BusPort port, long nowMs)
        {
            return new Cjt188(_kind, (Cjt188Options)device.Options, port, nowMs);
        }

        private static int Hex(SettingsLine line, string key, int digits, int byDefault, string expected)
        {
            string text = line.OptionalText(key);
            int value = byDefault;
            if (text != null && !Cjt188Frames.TryHex(text, digits, out value))
            {
                line.Fault(key + "=" + text, expected);
                value = byDefault;
            }

            return value;
        }

        private static bool IsSecond(SettingsLine line, string key, string first, string second)
        {
            string text = line.OptionalText(key);
            if (text != null && text != first && text != second)
            {
                line.Fault(key + "=" + text, first + " or " + second);
            }

            return text == second;
        }

        private string Tens(int ones)
        {
            return (_kind.FirstType >> 4).ToString() + ones.ToString();
        }
    }
}
