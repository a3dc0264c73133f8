using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Sensirion SPS30 dust sensor in UART mode, alone on a serial port.</summary>
    internal sealed class Sps30Part : SensorPart
    {
        public override string Id
        {
            get { return "sps30"; }
        }

        public override string BusKind
        {
            get { return BusKinds.Uart; }
        }

        public override string[] Metrics
        {
            get { return Sps30Decoder.Metrics; }
        }

        public override object ReadOptions(SettingsLine line)
        {
            StuckOptions options = new StuckOptions();
            options.Read(line);
            return options;
        }

        internal override Sensor Create(DeviceSettings device, BusPort port, long nowMs)
        {
            return new Sps30((StuckOptions)device.Options, port, Sps30Frames.WarmUpMs, nowMs);
        }
    }
}
