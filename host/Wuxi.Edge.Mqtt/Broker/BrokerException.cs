namespace Wuxi.Edge.Mqtt;

/// <summary>The broker could not be started; the message has what it said itself.</summary>
public sealed class BrokerException(string message, Exception? inner = null) : Exception(message, inner);
