using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>PT100 at a Maxim MAX31865, with a chip select of its own on SPI.</summary>
    internal sealed class Max31865Part : SensorPart
    {
        private const double UsualReference = 430;

        private static string[] WireNumbers
        {
            get { return new[] { "2", "3", "4" }; }
        }

        public override string Id
        {
            get { return "max31865"; }
        }

        public override string BusKind
        {
            get { return BusKinds.Spi; }
        }

        public override string[] Metrics
        {
            get { return Max31865Decoder.Metrics; }
        }

        public override object ReadOptions(SettingsLine line)
        {
            Max31865Options options = new Max31865Options();
            string wires = line.Text("wires", "one of " + Words.Join(WireNumbers));
            if (wires != null && Words.IndexOf(WireNumbers, wires) < 0)
            {
                line.Fault("wires=" + wires, "one of " + Words.Join(WireNumbers));
            }

            options.HasThreeWires = wires == "3";

            // Below 391 ohm the upper end of the range would be beyond full scale.
            options.ReferenceOhms = line.OptionalNumber("reference", 400, 1000, UsualReference);
            options.Read(line);
            return options;
        }

        internal override Sensor Create(DeviceSettings device, BusPort port, long nowMs)
        {
            return new Max31865((Max31865Options)device.Options, port, nowMs);
        }
    }
}
