namespace Wuxi.Edge.Abstractions;

/// <summary>One row of the gap ledger: records that were taken, or may have been, and can never be stored.</summary>
/// <param name="Node">Edge node id.</param>
/// <param name="StoreId">The store the numbers belong to.</param>
/// <param name="First">First missing number; null when the count is unknown (<see cref="GapReason.StoreReplaced"/>).</param>
/// <param name="Last">Last missing number, inclusive; null when the count is unknown.</param>
/// <param name="FromMs">No record was missing before this instant, UTC ms.</param>
/// <param name="ToMs">No record was missing after this instant, UTC ms.</param>
/// <param name="Reason">Why.</param>
public sealed record GapEntry(
    string Node, ulong StoreId, ulong? First, ulong? Last, long FromMs, long ToMs, GapReason Reason);
