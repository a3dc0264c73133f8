namespace Wuxi.Edge.Mqtt;

/// <summary>Receives a message, on the thread that runs the loop.</summary>
/// <param name="payload">The library's own buffer: valid only until the handler returns.</param>
/// <param name="topic">The topic; equal topics are mostly the same string object.</param>
/// <param name="qos">0, 1 or 2.</param>
/// <param name="retain">True for a retained message that was there before the subscription.</param>
public delegate void MqttMessageHandler(ReadOnlySpan<byte> payload, string topic, int qos, bool retain);
