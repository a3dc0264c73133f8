namespace Wuxi.Edge.Ingest.Sessions;

/// <summary>A message that waits for an earlier one.</summary>
/// <param name="Route">Where it belongs.</param>
/// <param name="Payload">A copy.</param>
/// <param name="ReceivedTicks">When it came, as <see cref="TimeProvider.GetTimestamp"/>.</param>
internal sealed record HeldMessage(TopicRoute Route, byte[] Payload, long ReceivedTicks);
