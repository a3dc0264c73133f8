namespace Wuxi.Edge.Abstractions;

/// <summary>What the gateway has of one node's store; loaded at start, so that a restart loses nothing.</summary>
/// <param name="Node">Edge node id.</param>
/// <param name="StoreId">Store id.</param>
/// <param name="IsCurrent">The node's newest store; older ones are closed.</param>
/// <param name="Accounted">Numbers stored, quarantined, or in the gap ledger.</param>
/// <param name="LastRecordMs">Time stamp of the newest stored record, UTC ms; 0 for none.</param>
public sealed record StoreProgress(
    string Node, ulong StoreId, bool IsCurrent, RecordIntervals Accounted, long LastRecordMs);
