using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Winsen MH-Z19B or MH-Z19C carbon dioxide module, alone on a serial port.</summary>
    internal sealed class MhZ19Part : SensorPart
    {
        private const double LeastRange = 1000;
        private const double MostRange = 10000;
        private const double UsualRange = 5000;

        public override string Id
        {
            get { return "mh-z19"; }
        }

        public override string BusKind
        {
            get { return BusKinds.Uart; }
        }

        public override string[] Metrics
        {
            get { return WinsenDecoder.CarbonDioxide; }
        }

        public override object ReadOptions(SettingsLine line)
        {
            WinsenOptions options = new WinsenOptions();
            options.Read(line);
            options.Range = line.OptionalNumber("range", LeastRange, MostRange, UsualRange);
            return options;
        }

        internal override Sensor Create(DeviceSettings device, BusPort port, long nowMs)
        {
            return new Winsen((WinsenOptions)device.Options, port, WinsenFrames.WarmUpMs, nowMs);
        }
    }
}
