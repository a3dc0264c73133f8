namespace Wuxi.Edge.Mqtt;

/// <summary>What the broker publishes for a client that goes without DISCONNECT (MQTT 3.1.1 §3.1.2.5).</summary>
/// <param name="Topic">Without wildcards.</param>
/// <param name="Payload">Sent as it is; the caller does not change it afterwards.</param>
/// <param name="Qos">0, 1 or 2.</param>
/// <param name="Retain">Whether the broker keeps it for later subscribers.</param>
public sealed record MqttWill(string Topic, byte[] Payload, int Qos, bool Retain);
