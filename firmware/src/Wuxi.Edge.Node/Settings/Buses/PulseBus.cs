namespace Wuxi.Edge.Node.Settings
{
    /// <summary>A pin with a contact or an open collector that gives pulses. Immutable once parsed.</summary>
    public sealed class PulseBus : BusSettings
    {
        private int _edges;

        private static string[] AllEdges
        {
            get { return new[] { "rising", "falling" }; }
        }

        public override string Kind
        {
            get { return BusKinds.Pulse; }
        }

        /// <summary>Place of the pulses' total in the journal, 0…3.</summary>
        public int Channel { get; internal set; }

        /// <summary>Pin of the board.</summary>
        public int Pin { get; internal set; }

        /// <summary>Levels that last less are no pulses, us.</summary>
        public int GlitchUs { get; internal set; }

        /// <summary><c>rising</c> or <c>falling</c>: the edge that counts.</summary>
        public string Edges
        {
            get { return _edges < 0 ? null : AllEdges[_edges]; }
            internal set { _edges = Words.IndexOf(AllEdges, value); }
        }

        internal override void Read(SettingsLine line)
        {
            Channel = line.Integer("channel", 0, 3);
            Pin = line.Integer("pin", 0, 48);
            GlitchUs = line.Integer("glitch", 0, 1000000);
            _edges = Choice(line, "edges", AllEdges, "rising or falling");
        }

        internal override void CheckAgainst(SettingsLine line, BusSettings other)
        {
            PulseBus pulse = other as PulseBus;
            CheckUnique(line, pulse != null && pulse.Channel == Channel, "pulse channel=" + Channel.ToString());
            CheckUnique(line, other.TakesPin(Pin), "pin=" + Pin.ToString());
        }

        internal override bool TakesPin(int pin)
        {
            return pin == Pin;
        }
    }
}
