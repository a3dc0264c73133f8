namespace Wuxi.Edge.Node.Control
{
    /// <summary>What became of a reset: the values of the metric <c>refusal</c> of a row.</summary>
    internal static class ResetAnswer
    {
        /// <summary>The row is normal again.</summary>
        internal const int Accepted = 0;

        /// <summary>Refused: the demand is still there, or it is not known yet whether it is.</summary>
        internal const int DemandIsThere = 1;

        /// <summary>Refused: the row has not tripped.</summary>
        internal const int NotTripped = 2;
    }
}
