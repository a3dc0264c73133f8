namespace Wuxi.Edge.Node.Settings
{
    /// <summary>An ADC channel with a voltage, straight or by a divider. Immutable once parsed.</summary>
    public sealed class VoltsBus : BusSettings
    {
        public override string Kind
        {
            get { return BusKinds.Volts; }
        }

        /// <summary>Channel of the converter.</summary>
        public int Channel { get; internal set; }

        /// <summary>Full scale of the converter, mV.</summary>
        public int ReferenceMillivolts { get; internal set; }

        /// <summary>Volts at the instrument for one volt at the pin, 1…100.</summary>
        public double Divider { get; internal set; }

        internal override void Read(SettingsLine line)
        {
            Channel = line.Integer("channel", 0, 19);
            ReferenceMillivolts = line.Integer("reference", 500, 6000);
            Divider = line.Number("divider", 1, 100);
        }

        internal override void CheckAgainst(SettingsLine line, BusSettings other)
        {
            CheckUnique(line, other.TakesChannel(Channel), "channel=" + Channel.ToString());
        }

        internal override int ChannelCount
        {
            get { return 1; }
        }

        internal override bool TakesChannel(int channel)
        {
            return channel == Channel;
        }
    }
}
