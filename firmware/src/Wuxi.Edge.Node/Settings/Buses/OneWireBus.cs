namespace Wuxi.Edge.Node.Settings
{
    /// <summary>
    /// The 1-Wire bus. nanoFramework drives it with the chip's third UART, COM3, which is then no serial port. Immutable once parsed.
    /// </summary>
    public sealed class OneWireBus : BusSettings
    {
        private int _port;

        private static string[] Ports
        {
            get { return new[] { "COM3" }; }
        }

        public override string Kind
        {
            get { return BusKinds.OneWire; }
        }

        /// <summary>nanoFramework name of the UART behind it.</summary>
        public string Port
        {
            get { return _port < 0 ? null : Ports[_port]; }
            internal set { _port = Words.IndexOf(Ports, value); }
        }

        internal override void Read(SettingsLine line)
        {
            _port = Choice(line, "port", Ports, "COM3, the UART that drives 1-Wire");
        }

        internal override void CheckAgainst(SettingsLine line, BusSettings other)
        {
            UartBus uart = other as UartBus;
            OneWireBus oneWire = other as OneWireBus;
            CheckUnique(line, (uart != null && uart.Port == Port) || (oneWire != null && oneWire.Port == Port), "port=" + Port);
        }
    }
}
