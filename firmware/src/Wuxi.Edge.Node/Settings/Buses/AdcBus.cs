namespace Wuxi.Edge.Node.Settings
{
    /// <summary>An ADC channel with the shunt of a current loop. Immutable once parsed.</summary>
    public sealed class AdcBus : BusSettings
    {
        public override string Kind
        {
            get { return BusKinds.Adc; }
        }

        /// <summary>Channel of the converter.</summary>
        public int Channel { get; internal set; }

        /// <summary>Full scale of the converter, mV.</summary>
        public int ReferenceMillivolts { get; internal set; }

        /// <summary>Shunt resistor of the loop, ohm.</summary>
        public double ShuntOhms { get; internal set; }

        internal override void Read(SettingsLine line)
        {
            Channel = line.Integer("channel", 0, 19);
            ReferenceMillivolts = line.Integer("reference", 500, 6000);
            ShuntOhms = line.Number("shunt", 1, 1000);
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
