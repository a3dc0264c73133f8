using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Smoke transmitter with a 4-20 mA loop, alone on an ADC channel.</summary>
    internal sealed class Smoke420Part : SensorPart
    {
        public override string Id
        {
            get { return "smoke420"; }
        }

        public override bool IsAnalog
        {
            get { return true; }
        }

        public override string[] Metrics
        {
            get { return Smoke420Decoder.Metrics; }
        }

        public override object ReadOptions(SettingsLine line)
        {
            Smoke420Options options = new Smoke420Options();
            options.Low = line.OptionalNumber("low", -1000, 1000, 0);
            options.High = line.Number("high", -1000, 1000);
            if (options.High == options.Low)
            {
                line.Fault("low= and high= the same", "two ends of a scale");
            }

            return options;
        }

        public override void CheckBus(SettingsLine line, BusSettings bus)
        {
            // Otherwise a short circuit would read as full scale.
            if (Smoke420Bands.Overrange * bus.ShuntOhms >= bus.ReferenceMillivolts)
            {
                line.Fault(
                    "bus=" + bus.Id + ", whose shunt turns 21 mA into " + (Smoke420Bands.Overrange * bus.ShuntOhms).ToString() + " mV",
                    "less than its reference of " + bus.ReferenceMillivolts.ToString() + " mV");
            }
        }

        internal override Sensor Create(DeviceSettings device, BusPort port, long nowMs)
        {
            return new Smoke420((Smoke420Options)device.Options, port, device.ShortestPeriodMs, nowMs);
        }
    }
}
