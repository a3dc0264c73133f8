using Wuxi.Edge.Node.Control;
using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>MQ-7 over a load resistor, alone on an ADC channel, with a pin that switches its heater. Indicative only.</summary>
    internal sealed class Mq7Part : SensorPart
    {
        private const double MostKiloohms = 1000;
        private const double DefaultLoad = 10;
        private const double DefaultSupply = 5;
        private const int LeastWarmUpMinutes = 3;
        private const int MostWarmUpMinutes = 2880;
        private const int MillisecondsPerMinute = 60000;

        public override string Id
        {
            get { return "mq7"; }
        }

        public override string BusKind
        {
            get { return BusKinds.Volts; }
        }

        public override string[] Metrics
        {
            get { return Mq7Decoder.Metrics; }
        }

        public override object ReadOptions(SettingsLine line)
        {
            Mq7Options options = new Mq7Options();
            options.LoadKiloohms = line.OptionalNumber("load", 0.1, MostKiloohms, DefaultLoad);
            options.R0Kiloohms = line.OptionalNumber("r0", 0.01, MostKiloohms, 0);
            options.SupplyVolts = line.OptionalNumber("supply", 4.5, 5.5, DefaultSupply);
            options.WarmUpMs =
                (int)(line.OptionalNumber("warm-up-minutes", LeastWarmUpMinutes, MostWarmUpMinutes, LeastWarmUpMinutes) * MillisecondsPerMinute);
            options.Driven = new OutputOptions();
            options.Driven.Pin = line.Integer("heater", 0, 48);
            options.Driven.IsActiveHigh = ControlWords.IsFirst(line, "active", "high", "low", "high");
            return options;
        }

        public override void CheckBus(SettingsLine line, BusSettings bus)
        {
            VoltsBus volts = (VoltsBus)bus;

            // Otherwise a sensor that is bridged would read as one in much gas.
            if (volts.ReferenceMillivolts * volts.Divider < 5500)
            {
                line.Fault(
                    "bus=" + bus.Id + ", which reads to " + (volts.ReferenceMillivolts * volts.Divider).ToString() + " mV", "at least 5500 mV, by divider=");
            }
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
