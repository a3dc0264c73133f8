using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Gas detector with a 4-20 mA loop, alone on an ADC channel.</summary>
    internal sealed class Gas420Part : LoopPart
    {
        public override string Id
        {
            get { return "gas420"; }
        }

        public override string[] Metrics
        {
            get { return Gas420Decoder.Metrics; }
        }

        public override object ReadOptions(SettingsLine line)
        {
            const string Expected = "lel or ppm";
            Gas420Options options = new Gas420Options();
            string measures = line.Text("measures", Expected);
            if (measures != null && measures != "lel" && measures != "ppm")
            {
                line.Fault("measures=" + measures, Expected);
            }

            bool isPpm = measures == "ppm";
            options.Measured = isPpm ? Gas420Decoder.Concentration : Gas420Decoder.ExplosiveLimit;
            ReadScale(line, options, 0, isPpm ? Gas420Decoder.HighestPpm : Gas420Decoder.HighestPercent);
            return options;
        }

        internal override Sensor Create(DeviceSettings device, BusPort port, long nowMs)
        {
            return new Gas420((Gas420Options)device.Options, port, device.ShortestPeriodMs, nowMs);
        }
    }
}
