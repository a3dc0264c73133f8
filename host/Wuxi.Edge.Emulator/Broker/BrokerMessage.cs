namespace Wuxi.Edge.Emulator.Broker;

/// <summary>One MQTT message. The payload must not be changed.</summary>
/// <param name="Topic">Topic.</param>
/// <param name="Payload">Payload.</param>
/// <param name="Qos">0…2.</param>
/// <param name="IsRetained">When published: to be kept. When received: it comes from the kept ones.</param>
public sealed record BrokerMessage(string Topic, byte[] Payload, int Qos, bool IsRetained);
