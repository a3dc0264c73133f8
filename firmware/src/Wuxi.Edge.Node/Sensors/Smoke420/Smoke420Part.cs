using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Smoke transmitter with a 4-20 mA loop, alone on an ADC channel.</summary>
    internal sealed class Smoke420Part : LoopPart
    {
        public override string Id
        {
            get { return "smoke420"; }
        }

        public override string[] Metrics
        {
            get { return Smoke420Decoder.Metrics; }
        }

        public override object ReadOptions(SettingsLine line)
        {
            LoopScale scale = new LoopScale();
            ReadScale(line, scale, Smoke420Decoder.Lowest, Smoke420Decoder.Highest);
            return scale;
        }

        internal override Sensor Create(DeviceSettings device, BusPort port, long nowMs)
        {
            return new Smoke420((LoopScale)device.Options, port, device.ShortestPeriodMs, nowMs);
        }
    }
}
