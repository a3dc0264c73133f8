namespace Wuxi.Edge.Abstractions;

/// <summary>Whether everything a node measured in a span of time is there. Immutable.</summary>
/// <param name="Node">Edge node id.</param>
/// <param name="FromMs">UTC ms.</param>
/// <param name="ToMs">UTC ms, exclusive.</param>
/// <param name="Records">Records stored in it.</param>
/// <param name="Gaps">Rows of the gap ledger that touch it.</param>
/// <param name="Quarantined">Quarantined records that were received in it.</param>
/// <param name="Unreadable">Pieces of damaged files that may hold records of it; 0 unless the disk is failing.</param>
public sealed record Completeness(
    string Node, long FromMs, long ToMs, long Records, IReadOnlyList<GapEntry> Gaps, long Quarantined, int Unreadable = 0)
{
    /// <summary>Nothing is missing, unreadable or in quarantine.</summary>
    public bool IsComplete => Gaps.Count == 0 && Quarantined == 0 && Unreadable == 0;
}
