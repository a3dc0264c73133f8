namespace Wuxi.Edge.Abstractions;

/// <summary>Numbers of one store that are really on disk now.</summary>
/// <param name="Node">Edge node id.</param>
/// <param name="StoreId">Store id.</param>
/// <param name="First">First number.</param>
/// <param name="Last">Last number, inclusive.</param>
public readonly record struct CommittedRange(string Node, ulong StoreId, ulong First, ulong Last);
