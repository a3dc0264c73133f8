namespace Wuxi.Edge.Node.Settings
{
    /// <summary>One device's place on an SPI port: the port may be shared, the chip select not. Immutable once parsed.</summary>
    public sealed class SpiBus : BusSettings
    {
        public override string Kind
        {
            get { return BusKinds.Spi; }
        }

        /// <summary>SPI port of the chip, 1 or 2.</summary>
        public int Port { get; internal set; }

        /// <summary>Pin of the board that selects the device.</summary>
        public int ChipSelectPin { get; internal set; }

        internal override void Read(SettingsLine line)
        {
            Port = line.Integer("port", 1, 2);
            ChipSelectPin = line.Integer("select", 0, 48);
        }

        internal override void CheckAgainst(SettingsLine line, BusSettings other)
        {
            AccelerometerBus accelerometer = other as AccelerometerBus;
            CheckUnique(line, other.TakesPin(ChipSelectPin), "pin=" + ChipSelectPin.ToString());
            CheckUnique(line, accelerometer != null && accelerometer.Spi == Port, "SPI port " + Port.ToString() + ", which the accelerometer has for itself,");
        }

        internal override bool TakesPin(int pin)
        {
            return pin == ChipSelectPin;
        }
    }
}
