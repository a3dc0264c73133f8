namespace Wuxi.Edge.Benchmarks.Load;

/// <summary>What <c>GET /health</c> of a gateway says, as far as the benches look at it. Immutable.</summary>
/// <param name="Broker">"connected" or not.</param>
/// <param name="QueuedReadings">Waiting for the disk.</param>
/// <param name="RecordsReceived">Records given to alarms and outputs since the start.</param>
/// <param name="RecordsStored">Records on disk.</param>
/// <param name="Duplicates">Records that came again although they were on disk or on their way there.</param>
/// <param name="NodesOnline">Nodes in session.</param>
public sealed record GatewayHealth(string Broker, long QueuedReadings, long RecordsReceived, long RecordsStored, long Duplicates, int NodesOnline);
