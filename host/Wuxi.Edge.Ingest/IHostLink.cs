namespace Wuxi.Edge.Ingest;

/// <summary>
/// The way out to the nodes: a broker, or in virtual time the emulated nodes themselves. Called from the loop thread only.
/// An implementation must not call back into <see cref="SparkplugHost"/> from <see cref="Publish"/>: it queues what comes of it.
/// </summary>
public interface IHostLink
{
    /// <summary>Hands a message on. The bytes are only valid during the call. Never blocks.</summary>
    /// <param name="topic">Full topic.</param>
    /// <param name="payload">The message.</param>
    /// <param name="qos">0 or 1.</param>
    /// <param name="retain">Whether the broker keeps it for later subscribers.</param>
    /// <returns>False when it could not be handed on, e.g. without a connection; the host tries again later.</returns>
    bool Publish(string topic, ReadOnlySpan<byte> payload, int qos, bool retain);
}
