namespace Wuxi.Edge.Historian.Segments;

/// <summary>What becomes true in one transaction once new segment files are on disk.</summary>
internal sealed class CatalogueChange
{
    /// <summary>Segments that count from now on.</summary>
    public List<SegmentInfo> Added { get; } = [];

    /// <summary>Segments that no longer do.</summary>
    public List<SegmentInfo> Removed { get; } = [];

    /// <summary>How many records of which store went with segments that were given up whole.</summary>
    public List<(long Store, long Records)> Dropped { get; } = [];

    /// <summary>Batches up to this key are sealed; 0 for none.</summary>
    public long SealedThrough { get; set; }

    /// <summary>What was in them, by store; valid until the next are sealed.</summary>
    public IReadOnlyCollection<SealedStore> Stores { get; set; } = [];
}
