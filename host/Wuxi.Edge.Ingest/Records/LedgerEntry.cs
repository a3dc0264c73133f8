using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Ingest.Records;

/// <summary>Something that must go to the historian before any later record of the node does.</summary>
/// <param name="StoreId">The store it is about.</param>
/// <param name="Gap">A row of the gap ledger, or null: the store was opened.</param>
/// <param name="OpenedMs">When it was opened, UTC ms.</param>
internal readonly record struct LedgerEntry(ulong StoreId, GapEntry? Gap, long OpenedMs);
