namespace Wuxi.Edge.Abstractions;

/// <summary>One instrument of a node. Immutable.</summary>
public sealed record DeviceStatus(string Id, bool IsOnline, long SinceMs);
