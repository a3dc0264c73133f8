namespace Wuxi.Edge.Node.Settings
{
    /// <summary>One thing that is wrong with a settings text. Immutable.</summary>
    public sealed class SettingsFault
    {
        public SettingsFault(int line, string found, string expected)
        {
            Line = line;
            Found = found;
            Expected = expected;
        }

        /// <summary>Line of the text, from 1; its last line for what is missing altogether.</summary>
        public int Line { get; private set; }

        /// <summary>What stands there.</summary>
        public string Found { get; private set; }

        /// <summary>What should stand there, in words.</summary>
        public string Expected { get; private set; }

        public override string ToString()
        {
            return "line " + Line.ToString() + ": found " + Found + ", expected " + Expected;
        }
    }
}
