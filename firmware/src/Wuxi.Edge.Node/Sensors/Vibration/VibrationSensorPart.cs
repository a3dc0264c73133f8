using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Accelerometer on a machine, alone on its bus.</summary>
    internal sealed class VibrationSensorPart : SensorPart
    {
        private const int SmallestG = 2;
        private const double MostPerMinute = 60000;
        private const double MillihertzOfOnePerMinute = 1000.0 / 60;

        private readonly VibrationKind _kind;

        internal VibrationSensorPart(VibrationKind kind)
        {
            _kind = kind;
        }

        public override string Id
        {
            get { return _kind.Id; }
        }

        public override string BusKind
        {
            get { return BusKinds.Accelerometer; }
        }

        public override string[] Metrics
        {
            get { return VibrationMetrics.Names; }
        }

        public override object ReadOptions(SettingsLine line)
        {
            VibrationOptions options = new VibrationOptions();
            options.RateHz = (int)line.OptionalNumber("rate", _kind.SlowestHz, _kind.FastestHz, _kind.FastestHz);
            options.RangeG = (int)line.OptionalNumber("range", SmallestG, _kind.LargestG, _kind.LargestG);
            options.ShaftMillihertz = (int)(line.OptionalNumber("speed", 0, MostPerMinute, 0) * MillihertzOfOnePerMinute);
            CheckHalf(line, "rate", options.RateHz, _kind.FastestHz, _kind.SlowestHz);
            CheckHalf(line, "range", options.RangeG, _kind.LargestG, SmallestG);
            return options;
        }

        internal override Sensor Create(DeviceSettings device, BusPort port, long nowMs)
        {
            return new Vibration(_kind.Part, (VibrationOptions)device.Options, port, nowMs);
        }

        private static void CheckHalf(SettingsLine line, string key, int number, int largest, int smallest)
        {
            if (!VibrationKind.IsHalf(number, largest, smallest))
            {
                line.Fault(key + "=" + number.ToString(), largest.ToString() + " or its half, and so on down to " + smallest.ToString());
            }
        }
    }
}
