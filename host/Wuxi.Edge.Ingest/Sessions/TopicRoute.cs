using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Ingest.Sessions;

/// <summary>Where messages of one topic go. Immutable but for the device, which is looked up once.</summary>
/// <param name="topic">The topic.</param>
/// <param name="type">What it announces.</param>
/// <param name="node">The session; null when the workshop file does not name the node.</param>
/// <param name="deviceId">Device id, for D* messages.</param>
/// <param name="faults">Where faults of these messages are counted; null for messages of no interest.</param>
internal sealed class TopicRoute(string topic, MessageType type, NodeSession? node, string? deviceId, FaultBook? faults)
{
    public string Topic { get; } = topic;

    public MessageType Type { get; } = type;

    public NodeSession? Node { get; } = node;

    public string? DeviceId { get; } = deviceId;

    public FaultBook? Faults { get; } = faults;

    /// <summary>The device's session, once it is known.</summary>
    public DeviceSession? Device { get; set; }
}
