namespace Wuxi.Edge.Node.Settings
{
    /// <summary>A pin with a dry contact. Immutable once parsed.</summary>
    public sealed class DigitalBus : BusSettings
    {
        private int _active;

        private static string[] Levels
        {
            get { return new[] { "low", "high" }; }
        }

        public override string Kind
        {
            get { return BusKinds.Digital; }
        }

        /// <summary>Pin of the board.</summary>
        public int Pin { get; internal set; }

        /// <summary>The level must be quiet for so long to have changed, us.</summary>
        public int DebounceUs { get; internal set; }

        /// <summary><c>low</c> or <c>high</c>: the level that counts as active.</summary>
        public string Active
        {
            get { return _active < 0 ? null : Levels[_active]; }
            internal set { _active = Words.IndexOf(Levels, value); }
        }

        internal override void Read(SettingsLine line)
        {
            Pin = line.Integer("pin", 0, 48);
            DebounceUs = line.Integer("debounce", 0, 1000000);
            _active = Choice(line, "active", Levels, "low or high");
        }

        internal override void CheckAgainst(SettingsLine line, BusSettings other)
        {
            CheckUnique(line, other.TakesPin(Pin), "pin=" + Pin.ToString());
        }

        internal override bool TakesPin(int pin)
        {
            return pin == Pin;
        }
    }
}
