using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Bosch BME280, temperature, humidity and air pressure; the address by its pin SDO.</summary>
    internal sealed class Bme280Part : I2cPart
    {
        private static string[] All
        {
            get { return new[] { "0x76", "0x77" }; }
        }

        public override string Id
        {
            get { return "bme280"; }
        }

        public override string[] Metrics
        {
            get { return Bme280Decoder.Metrics; }
        }

        protected override string[] Addresses
        {
            get { return All; }
        }

        internal override Sensor Create(DeviceSettings device, BusPort port, long nowMs)
        {
            return new Bme280((I2cOptions)device.Options, port, nowMs);
        }
    }
}
