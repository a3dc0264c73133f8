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
            SpiBus spi = other as SpiBus;
            PulseBus pulse = other as PulseBus;
            bool isTaken = (spi != null && spi.ChipSelectPin == ChipSelectPin) || (pulse != null && pulse.Pin == ChipSelectPin);
            CheckUnique(line, isTaken, "pin=" + ChipSelectPin.ToString());
        }
    }
}
