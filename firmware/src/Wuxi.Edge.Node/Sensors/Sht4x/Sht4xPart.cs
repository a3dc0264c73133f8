using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Sensirion SHT40, SHT41 or SHT45, temperature and humidity.</summary>
    internal sealed class Sht4xPart : I2cPart
    {
        // The digits are in the order number: SHT4x-A, -B and -C.
        private static string[] All
        {
            get { return new[] { "0x44", "0x45", "0x46" }; }
        }

        public override string Id
        {
            get { return "sht4x"; }
        }

        public override string[] Metrics
        {
            get { return Sht4xDecoder.Metrics; }
        }

        protected override string[] Addresses
        {
            get { return All; }
        }

        internal override Sensor Create(DeviceSettings device, BusPort port, long nowMs)
        {
            return new Sht4x((I2cOptions)device.Options, port, nowMs);
        }
    }
}
