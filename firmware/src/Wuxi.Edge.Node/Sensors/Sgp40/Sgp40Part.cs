using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Sensirion SGP40, volatile organic compounds.</summary>
    internal sealed class Sgp40Part : I2cPart
    {
        private static string[] All
        {
            get { return new[] { "0x59" }; }
        }

        public override string Id
        {
            get { return "sgp40"; }
        }

        public override string[] Metrics
        {
            get { return Sgp40Decoder.Metrics; }
        }

        protected override string[] Addresses
        {
            get { return All; }
        }

        internal override Sensor Create(DeviceSettings device, BusPort port, long nowMs)
        {
            return new Sgp40((I2cOptions)device.Options, port, nowMs);
        }
    }
}
