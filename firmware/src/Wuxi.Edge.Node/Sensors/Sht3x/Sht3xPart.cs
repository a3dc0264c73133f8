using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Sensirion SHT30, SHT31 or SHT35, temperature and humidity; the address by its pin ADDR.</summary>
    internal sealed class Sht3xPart : I2cPart
    {
        private static string[] All
        {
            get { return new[] { "0x44", "0x45" }; }
        }

        public override string Id
        {
            get { return "sht3x"; }
        }

        public override string[] Metrics
        {
            get { return Sht3xDecoder.Metrics; }
        }

        protected override string[] Addresses
        {
            get { return All; }
        }

        internal override Sensor Create(DeviceSettings device, BusPort port, long nowMs)
        {
            return new Sht3x((I2cOptions)device.Options, port, nowMs);
        }
    }
}
