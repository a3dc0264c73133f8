namespace Wuxi.Edge.Abstractions;

/// <summary>
/// Identity of a record for all time: a store's random id and the number the node gave the record in it (architecture 4.2).
/// </summary>
/// <param name="Node">Edge node id.</param>
/// <param name="StoreId">Random id of the node's record store, never 0.</param>
/// <param name="Number">From 1, only growing under one store id.</param>
public readonly record struct RecordId(string Node, ulong StoreId, ulong Number);
