namespace Wuxi.Edge.Node.Settings
{
    /// <summary>A serial port. Immutable once parsed.</summary>
    public sealed class UartBus : BusSettings
    {
        private int _parity;

        private static string[] Parities
        {
            get { return new[] { "none", "even", "odd" }; }
        }

        public override string Kind
        {
            get { return BusKinds.Uart; }
        }

        /// <summary>nanoFramework name, e.g. <c>COM2</c>.</summary>
        public string Port { get; internal set; }

        /// <summary>Bit/s.</summary>
        public int Baud { get; internal set; }

        /// <summary><c>none</c>, <c>even</c> or <c>odd</c>.</summary>
        public string Parity
        {
            get { return _parity < 0 ? null : Parities[_parity]; }
            internal set { _parity = Words.IndexOf(Parities, value); }
        }

        internal override void Read(SettingsLine line)
        {
            Port = line.Text("port", "a serial port such as COM2");
            Baud = line.Integer("baud", 300, 921600);
            _parity = Choice(line, "parity", Parities, "none, even or odd");
        }

        internal override void CheckAgainst(SettingsLine line, BusSettings other)
        {
            UartBus uart = other as UartBus;
            OneWireBus oneWire = other as OneWireBus;
            CheckUnique(line, (uart != null && uart.Port == Port) || (oneWire != null && oneWire.Port == Port), "port=" + Port);
        }
    }
}
