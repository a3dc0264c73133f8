namespace Wuxi.Edge.Ingest;

/// <summary>A subscription that the link must have before <see cref="SparkplugHost.OnConnected"/>.</summary>
/// <param name="Filter">MQTT topic filter.</param>
/// <param name="Qos">0 or 1.</param>
public readonly record struct HostSubscription(string Filter, int Qos);
