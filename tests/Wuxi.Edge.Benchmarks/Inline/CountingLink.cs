using Wuxi.Edge.Ingest;

namespace Wuxi.Edge.Benchmarks.Inline;

/// <summary>Takes commands and counts them. One thread.</summary>
internal sealed class CountingLink : IHostLink
{
    /// <summary>Commands and STATE messages taken.</summary>
    public long Published { get; private set; }

    /// <inheritdoc/>
    public bool Publish(string topic, ReadOnlySpan<byte> payload, int qos, bool retain)
    {
        Published++;
        return true;
    }
}
