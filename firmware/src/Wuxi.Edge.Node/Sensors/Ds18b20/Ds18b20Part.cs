using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Maxim DS18B20 thermometer on 1-Wire: alone on the bus, or several, each with its ROM.</summary>
    internal sealed class Ds18b20Part : SensorPart
    {
        private const string ExpectedAddress = "the sixteen hex digits of its ROM, family 28 first";

        public override string Id
        {
            get { return "ds18b20"; }
        }

        public override string BusKind
        {
            get { return BusKinds.OneWire; }
        }

        public override string[] Metrics
        {
            get { return Ds18b20Decoder.Metrics; }
        }

        public override string SharingRule
        {
            get { return "each with an address= of its own"; }
        }

        public override bool CanShare(object options, object otherOptions)
        {
            byte[] rom = ((Ds18b20Options)options).Rom;
            byte[] other = ((Ds18b20Options)otherOptions).Rom;
            for (int i = 0; rom != null && other != null && i < rom.Length; i++)
            {
                if (rom[i] != other[i])
                {
                    return true;
                }
            }

            return false;
        }

        public override object ReadOptions(SettingsLine line)
        {
            Ds18b20Options options = new Ds18b20Options();
            string address = line.OptionalText("address");
            if (address != null)
            {
                options.Rom = HexText.Parse(address, Ds18b20Decoder.RomLength);
                if (options.Rom == null || !Ds18b20Decoder.IsRom(options.Rom))
                {
                    line.Fault("address=" + address, ExpectedAddress);
                    options.Rom = null;
                }
            }

            options.Read(line);
            return options;
        }

        internal override Sensor Create(DeviceSettings device, BusPort port, long nowMs)
        {
            return new Ds18b20((Ds18b20Options)device.Options, port, nowMs);
        }
    }
}
