namespace Wuxi.Edge.Historian.Segments;

/// <summary>A record that is being sealed: what it is sorted by, and where it is; small, since there are tens of thousands.</summary>
/// <param name="Stream">Key of its stream.</param>
/// <param name="TimestampMs">Sampling instant, UTC ms.</param>
/// <param name="Position">Where it begins among the bytes of all batches.</param>
internal readonly record struct SealEntry(long Stream, long TimestampMs, int Position)
{
    /// <summary>Day of the segment that it belongs to.</summary>
    public long Day => SegmentInfo.DayOf(TimestampMs);
}
