using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Sound level transmitter with a 4-20 mA loop, alone on an ADC channel.</summary>
    internal sealed class Noise420Part : LoopPart
    {
        public override string Id
        {
            get { return "noise420"; }
        }

        public override string[] Metrics
        {
            get { return Noise420Decoder.Metrics; }
        }

        public override object ReadOptions(SettingsLine line)
        {
            LoopScale scale = new LoopScale();
            ReadScale(line, scale, Noise420Decoder.Lowest, Noise420Decoder.Highest);
            return scale;
        }

        internal override Sensor Create(DeviceSettings device, BusPort port, long nowMs)
        {
            return new Noise420((LoopScale)device.Options, port, device.ShortestPeriodMs, nowMs);
        }
    }
}
