namespace Wuxi.Edge.Mqtt;

/// <summary>A program or library of the system that we build on is missing; the message names the Debian package.</summary>
public sealed class MqttLibraryMissingException(string message) : Exception(message);
