using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Meter that gives a pulse for each step of what it measures, alone on a pulse input.</summary>
    internal sealed class PulseMeterPart : SensorPart
    {
        private const double LeastPulses = 0.001;
        private const double MostPulses = 1000000;
        private const double MostOffset = 1000000000;

        private readonly string _id;
        private readonly bool _isPieces;

        /// <param name="id">Word in the settings; the units follow from it in the workshop file only.</param>
        internal PulseMeterPart(string id)
        {
            _id = id;
            _isPieces = id == "piece-counter";
        }

        public override string Id
        {
            get { return _id; }
        }

        public override string BusKind
        {
            get { return BusKinds.Pulse; }
        }

        public override string[] Metrics
        {
            get { return PulseMeterDecoder.Metrics; }
        }

        public override bool IsDouble(int metric)
        {
            return metric == PulseMeterDecoder.TotalMetric;
        }

        public override object ReadOptions(SettingsLine line)
        {
            PulseMeterOptions options = new PulseMeterOptions();
            options.PulsesPerUnit = _isPieces
                ? line.OptionalNumber("pulses-per-unit", LeastPulses, MostPulses, 1)
                : line.Number("pulses-per-unit", LeastPulses, MostPulses);
            options.Offset = line.OptionalNumber("offset", -MostOffset, MostOffset, 0);
            return options;
        }

        internal override Sensor Create(DeviceSettings device, BusPort port, long nowMs)
        {
            return new PulseMeter((PulseMeterOptions)device.Options, port, nowMs);
        }
    }
}
