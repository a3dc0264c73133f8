using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Transmitter of a resistance thermometer (PT100) with a 4-20 mA loop, alone on an ADC channel.</summary>
    internal sealed class Temperature420Part : LoopPart
    {
        public override string Id
        {
            get { return "temperature420"; }
        }

        public override string[] Metrics
        {
            get { return Temperature420Decoder.Metrics; }
        }

        public override object ReadOptions(SettingsLine line)
        {
            LoopScale scale = new LoopScale();
            ReadScale(line, scale, Temperature420Decoder.Lowest, Temperature420Decoder.Highest);
            return scale;
        }

        internal override Sensor Create(DeviceSettings device, BusPort port, long nowMs)
        {
            return new Temperature420((LoopScale)device.Options, port, device.ShortestPeriodMs, nowMs);
        }
    }
}
