using Wuxi.Edge.Node.Control;
using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>MQ-7 over a load resistor, alone on an ADC channel, with a pin that switches its heater. Indicative only.</summary>
    internal sealed class Mq7Part : MqPart
    {
        private const double DefaultLoad = 10;

        public override string Id
        {
            get { return "mq7"; }
        }

        public override string[] Metrics
        {
            get { return Mq7Decoder.Metrics; }
        }

        public override object ReadOptions(SettingsLine line)
        {
            Mq7Options options = new Mq7Options();
            ReadCommon(line, options, DefaultLoad);
            options.Driven = new OutputOptions();
            options.Driven.Pin = line.Integer("heater", 0, 48);
            options.Driven.IsActiveHigh = ControlWords.IsFirst(line, "active", "high", "low", "high");
            return options;
        }

        internal override void CheckAgainst(SettingsLine line, NodeSettings settings, object options)
        {
            DrivenPins.Check(line, settings, "heater", ((Mq7Options)options).Driven.Pin);
        }

        internal override Sensor Create(DeviceSettings device, BusPort port, long nowMs)
        {
            return new Mq7((Mq7Options)device.Options, ((VoltsBus)device.Bus).Divider, port, nowMs);
        }
    }
}
