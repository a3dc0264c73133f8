namespace Wuxi.Edge.Native
{
    /// <summary>Changes of an input that count as a pulse. The numbers are those of the native face.</summary>
    public static class PulseEdges
    {
        /// <summary>From 0 to 1.</summary>
        public const int Rising = 1;

        /// <summary>From 1 to 0: a contact to ground that closes.</summary>
        public const int Falling = 2;

        /// <summary>Both: two a pulse.</summary>
        public const int Both = 3;
    }
}
