using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Plantower PMS5003 dust sensor, or another of its maker with the same frames, alone on a serial port.</summary>
    internal sealed class Pms5003Part : SensorPart
    {
        private readonly string _id;

        /// <param name="id">Word in the settings.</param>
        internal Pms5003Part(string id)
        {
            _id = id;
        }

        public override string Id
        {
            get { return _id; }
        }

        public override string BusKind
        {
            get { return BusKinds.Uart; }
        }

        public override string[] Metrics
        {
            get { return Pms5003Decoder.Metrics; }
        }

        public override object ReadOptions(SettingsLine line)
        {
            StuckOptions options = new StuckOptions();
            options.Read(line);
            return options;
        }

        internal override Sensor Create(DeviceSettings device, BusPort port, long nowMs)
        {
            return new Pms5003(port, (StuckOptions)device.Options, device.ShortestPeriodMs, nowMs);
        }
    }
}
