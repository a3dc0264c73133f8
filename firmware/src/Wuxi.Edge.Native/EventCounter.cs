namespace Wuxi.Edge.Native
{
    /// <summary>What the native digital-event driver counts of an input; each stops at 2^32 - 1. The numbers are those of the native face.</summary>
    public static class EventCounter
    {
        /// <summary>Changes of the level that lasted.</summary>
        public const int Changes = 0;

        /// <summary>Edges that made no change.</summary>
        public const int Bounces = 1;

        /// <summary>Changes that did not fit into the board's ring.</summary>
        public const int Lost = 2;
    }
}
