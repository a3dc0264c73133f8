namespace Wuxi.Edge.Historian.Segments;

/// <summary>A block of a segment that is being merged.</summary>
/// <param name="Reader">Its file.</param>
/// <param name="Level">Level of the segment.</param>
/// <param name="Block">Its number there.</param>
/// <param name="Entry">Where it is and what it covers.</param>
/// <param name="Columns">Its columns, by point.</param>
internal sealed record BlockSource(SegmentReader Reader, int Level, int Block, BlockEntry Entry, IReadOnlyList<ColumnEntry> Columns);
