namespace Wuxi.Edge.Node.Settings
{
    /// <summary>An I2C bus; its devices have addresses, and may be of any kind. Immutable once parsed.</summary>
    public sealed class I2cBus : BusSettings
    {
        public override string Kind
        {
            get { return BusKinds.I2c; }
        }

        /// <summary>I2C port of the chip, 1 or 2.</summary>
        public int Port { get; internal set; }

        internal override void Read(SettingsLine line)
        {
            Port = line.Integer("port", 1, 2);
        }

        internal override void CheckAgainst(SettingsLine line, BusSettings other)
        {
            I2cBus i2c = other as I2cBus;
            CheckUnique(line, i2c != null && i2c.Port == Port, "i2c port=" + Port.ToString());
        }
    }
}
