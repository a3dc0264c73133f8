namespace Wuxi.Edge.Abstractions;

/// <summary>A birth or death in a Sparkplug session.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Node">Edge node id.</param>
/// <param name="Device">Device id, for device events.</param>
/// <param name="TimestampMs">UTC ms: the payload's, or the gateway's own for a node's death.</param>
public readonly record struct NodeEvent(NodeEventKind Kind, string Node, string? Device, long TimestampMs);
