using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Nova SDS011 dust sensor, alone on a serial port.</summary>
    internal sealed class Sds011Part : SensorPart
    {
        public override string Id
        {
            get { return "sds011"; }
        }

        public override string BusKind
        {
            get { return BusKinds.Uart; }
        }

        public override string[] Metrics
        {
            get { return Sds011Decoder.Metrics; }
        }

        public override object ReadOptions(SettingsLine line)
        {
            StuckOptions options = new StuckOptions();
            options.Read(line);
            return options;
        }

        internal override Sensor Create(DeviceSettings device, BusPort port, long nowMs)
        {
            return new Sds011(port, (StuckOptions)device.Options, Sds011Frames.WarmUpMs, device.ShortestPeriodMs, nowMs);
        }
    }
}
