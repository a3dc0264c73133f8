namespace Wuxi.Edge.Node.Control
{
    /// <summary>
    /// Where a row stands: the values of its metric <c>state</c>. The last two are a latched alarm of ISA-18.2 (IEC 62682): it does not
    /// return to normal by itself.
    /// </summary>
    internal static class InterlockState
    {
        /// <summary>No demand.</summary>
        internal const int Normal = 0;

        /// <summary>There is a demand, and its delay runs.</summary>
        internal const int Running = 1;

        /// <summary>Tripped, and the demand is still there.</summary>
        internal const int Tripped = 2;

        /// <summary>Tripped; the demand has gone, and a reset is waited for.</summary>
        internal const int Waiting = 3;
    }
}
