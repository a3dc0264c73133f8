namespace Wuxi.Edge.Node.Settings
{
    /// <summary>An SPI accelerometer whose FIFO is drained natively. Immutable once parsed.</summary>
    public sealed class AccelerometerBus : BusSettings
    {
        public override string Kind
        {
            get { return BusKinds.Accelerometer; }
        }

        /// <summary>N of SPIN.</summary>
        public int Spi { get; internal set; }

        /// <summary>Pin of its chip select; clock, data and interrupt are the board's.</summary>
        public int ChipSelect { get; internal set; }

        internal override void Read(SettingsLine line)
        {
            Spi = line.Integer("spi", 1, 2);
            ChipSelect = line.Integer("cs", 0, 48);
        }

        internal override void CheckAgainst(SettingsLine line, BusSettings other)
        {
            CheckUnique(line, other.TakesPin(ChipSelect), "pin=" + ChipSelect.ToString());
            CheckUnique(line, other is AccelerometerBus, "an accelerometer");
            SpiBus spi = other as SpiBus;
            CheckUnique(line, spi != null && spi.Port == Spi, "SPI port " + Spi.ToString() + ", which the accelerometer has for itself,");
        }

        internal override bool TakesPin(int pin)
        {
            return pin == ChipSelect;
        }
    }
}
