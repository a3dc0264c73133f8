namespace Wuxi.Edge.Crash.Disk;

/// <summary>A folder: which names it has on disk for certain, and which while the machine runs.</summary>
public sealed class DiskFolder : DiskNode
{
    /// <summary>What a power cut cannot take.</summary>
    public SortedDictionary<string, DiskNode> Durable { get; } = new(StringComparer.Ordinal);

    /// <summary>What a reader sees while the machine runs.</summary>
    public SortedDictionary<string, DiskNode> Live { get; } = new(StringComparer.Ordinal);
}
