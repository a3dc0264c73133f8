using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>MQ-2 over a load resistor, alone on an ADC channel. Indicative only.</summary>
    internal sealed class Mq2Part : MqPart
    {
        private const double DefaultLoad = 5;

        public override string Id
        {
            get { return "mq2"; }
        }

        public override string[] Metrics
        {
            get { return Mq2Decoder.Metrics; }
        }

        public override object ReadOptions(SettingsLine line)
        {
            Mq2Options options = new Mq2Options();
            ReadCommon(line, options, DefaultLoad);
            return options;
        }

        internal override Sensor Create(DeviceSettings device, BusPort port, long nowMs)
        {
            return new Mq2((Mq2Options)device.Options, ((VoltsBus)device.Bus).Divider, port, nowMs);
        }
    }
}
