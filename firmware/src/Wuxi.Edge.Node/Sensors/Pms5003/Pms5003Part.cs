using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Plantower PMS5003 dust sensor, alone on a serial port.</summary>
    internal sealed class Pms5003Part : SensorPart
    {
        public override string Id
        {
            get { return "pms5003"; }
        }

        public override bool IsAnalog
        {
            get { return false; }
        }

        public override string[] Metrics
        {
            get { return Pms5003Decoder.Metrics; }
        }

        internal override Sensor Create(DeviceSettings device, BusPort port, long nowMs)
        {
            return new Pms5003(port, device.ShortestPeriodMs, nowMs);
        }
    }
}
