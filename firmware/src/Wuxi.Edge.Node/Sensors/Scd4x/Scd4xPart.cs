using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Sensirion SCD40 or SCD41, carbon dioxide, temperature and humidity.</summary>
    internal sealed class Scd4xPart : I2cPart
    {
        private static string[] All
        {
            get { return new[] { "0x62" }; }
        }

        public override string Id
        {
            get { return "scd4x"; }
        }

        public override string[] Metrics
        {
            get { return Scd4xDecoder.Metrics; }
        }

        protected override string[] Addresses
        {
            get { return All; }
        }

        internal override Sensor Create(DeviceSettings device, BusPort port, long nowMs)
        {
            return new Scd4x((I2cOptions)device.Options, port, nowMs);
        }
    }
}
