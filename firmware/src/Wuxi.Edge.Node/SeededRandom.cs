namespace Wuxi.Edge.Node
{
    /// <summary>
    /// SplitMix64 (Steele, Lea, Flood 2014): the same seed gives the same numbers on every runtime. Not for secrets; not thread safe.
    /// </summary>
    public sealed class SeededRandom : IRandom
    {
        private ulong _state;

        public SeededRandom(ulong seed)
        {
            _state = seed;
        }

        public uint NextBits()
        {
            _state += 0x9E3779B97F4A7C15UL;
            ulong z = _state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return (uint)((z ^ (z >> 31)) >> 32);
        }
    }
}
