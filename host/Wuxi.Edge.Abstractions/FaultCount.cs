namespace Wuxi.Edge.Abstractions;

/// <summary>How often one kind of fault was met from one source. Immutable.</summary>
/// <param name="Kind">Stable id of the kind, e.g. <c>sequence-gap</c>, <c>unknown-metric</c>.</param>
/// <param name="Count">How often since the gateway started.</param>
/// <param name="LastMs">When last, UTC ms.</param>
/// <param name="Detail">The newest case in words.</param>
public sealed record FaultCount(string Kind, long Count, long LastMs, string Detail);
