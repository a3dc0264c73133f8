namespace Wuxi.Edge.Node.Settings
{
    /// <summary>
    /// ADC channels with the alternating currents of one machine, one to three, and with one current perhaps its voltage: all about a
    /// bias, sampled together as waves. Immutable once parsed.
    /// </summary>
    public sealed class AcBus : BusSettings
    {
        private const int None = -1;
        private const int LastChannel = 19;

        public override string Kind
        {
            get { return BusKinds.Ac; }
        }

        /// <summary>Channels of the converter: the currents, and after them the voltage.</summary>
        public int[] Channels { get; internal set; }

        /// <summary>Whether the last channel is a voltage.</summary>
        public bool HasVoltage { get; internal set; }

        /// <summary>How many of the channels are currents.</summary>
        public int Currents
        {
            get { return HasVoltage ? Channels.Length - 1 : Channels.Length; }
        }

        /// <summary>Full scale of the converter, mV.</summary>
        public int ReferenceMillivolts { get; internal set; }

        /// <summary>Voltage at the pins without current, mV.</summary>
        public int BiasMillivolts { get; internal set; }

        internal override void Read(SettingsLine line)
        {
            int a = line.Integer("current", 0, LastChannel);
            int b = Optional(line, "current-b");
            int c = Optional(line, "current-c");
            int voltage = Optional(line, "voltage");
            ReferenceMillivolts = line.Integer("reference", 500, 6000);
            BiasMillivolts = line.Integer("bias", 100, 5900);
            HasVoltage = voltage != None;
            if (c != None && b == None)
            {
                line.Fault("current-c= without current-b=", "current-b= before it");
                b = c;
                c = None;
            }

            if (HasVoltage && b != None)
            {
                line.Fault("voltage= with more than one current", "one current, whose power the voltage makes");
            }

            Channels = b == None ? (HasVoltage ? new[] { a, voltage } : new[] { a }) : c == None ? new[] { a, b } : new[] { a, b, c };
            HasVoltage = HasVoltage && b == None;
            for (int i = 1; i < Channels.Length; i++)
            {
                for (int j = 0; j < i; j++)
                {
                    CheckUnique(line, Channels[i] == Channels[j], "channel " + Channels[i].ToString());
                }
            }
        }

        internal override void CheckAgainst(SettingsLine line, BusSettings other)
        {
            for (int i = 0; i < Channels.Length; i++)
            {
                CheckUnique(line, other.TakesChannel(Channels[i]), "channel " + Channels[i].ToString());
            }
        }

        internal override int ChannelCount
        {
            get { return Channels.Length; }
        }

        internal override bool TakesChannel(int channel)
        {
            for (int i = 0; i < Channels.Length; i++)
            {
                if (Channels[i] == channel)
                {
                    return true;
                }
            }

            return false;
        }

        private static int Optional(SettingsLine line, string key)
        {
            return line.OptionalText(key) == null ? None : line.Integer(key, 0, LastChannel);
        }
    }
}
