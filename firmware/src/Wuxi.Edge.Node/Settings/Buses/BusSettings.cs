namespace Wuxi.Edge.Node.Settings
{
    /// <summary>One input of the node, as set. One class for each kind. Immutable once parsed.</summary>
    public abstract class BusSettings
    {
        /// <summary>Id within the node, while the text is read; null afterwards, when nothing needs it any more.</summary>
        public string Id { get; internal set; }

        /// <summary>Its kind, one of <see cref="BusKinds"/>.</summary>
        public abstract string Kind { get; }

        /// <summary>Reads what the line says about it; faults go to the line.</summary>
        internal abstract void Read(SettingsLine line);

        /// <summary>Reports what both of them claim.</summary>
        /// <param name="line">The line of this one.</param>
        /// <param name="other">An input of a line above, of any kind.</param>
        internal abstract void CheckAgainst(SettingsLine line, BusSettings other);

        /// <summary>Whether a pin is its own.</summary>
        internal virtual bool TakesPin(int pin)
        {
            return false;
        }

        /// <summary>Whether a channel of the converter is its own.</summary>
        internal virtual bool TakesChannel(int channel)
        {
            return false;
        }

        /// <summary>How many channels of the converter it takes.</summary>
        internal virtual int ChannelCount
        {
            get { return 0; }
        }

        /// <summary>Reports a claim that both make.</summary>
        protected static void CheckUnique(SettingsLine line, bool isTaken, string what)
        {
            if (isTaken)
            {
                line.Fault(what + " a second time", "each once");
            }
        }

        /// <summary>Reads a setting that is one of a few words; faults go to the line. Its index, -1 for none: a word of the line would be kept in the heap.</summary>
        protected static int Choice(SettingsLine line, string key, string[] words, string inWords)
        {
            string word = line.Text(key, inWords);
            int index = word == null ? -1 : Words.IndexOf(words, word);
            if (word != null && index < 0)
            {
                line.Fault(key + "=" + word, inWords);
            }

            return index;
        }
    }
}
