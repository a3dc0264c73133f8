namespace Wuxi.Edge.Node.Control
{
    /// <summary>What the channels of a row say together.</summary>
    internal static class VoteVerdict
    {
        /// <summary>Not enough channels demand action.</summary>
        internal const int Normal = 0;

        /// <summary>Enough channels demand action.</summary>
        internal const int Demand = 1;

        /// <summary>No healthy channel is left: nobody knows.</summary>
        internal const int Blind = 2;
    }
}
