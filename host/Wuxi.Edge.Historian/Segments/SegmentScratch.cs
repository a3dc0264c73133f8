using Wuxi.Edge.Historian.Coding;
using Wuxi.Edge.Historian.Rollups;

namespace Wuxi.Edge.Historian.Segments;

/// <summary>What the segments that one thread writes one after the other share: codecs, and memory that grows to what the largest takes.</summary>
internal sealed class SegmentScratch
{
    public ColumnCodec Codec { get; } = new();

    public RollupMaker Rollups { get; } = new();

    /// <summary>The index of the segment that is being written.</summary>
    public SegmentIndexBuilder Index { get; } = new();

    /// <summary>The piece that is being written.</summary>
    public ByteWriter Piece { get; } = new();

    /// <summary>A part of it.</summary>
    public ByteWriter Part { get; } = new();

    /// <summary>Lists of records of the block that is being written.</summary>
    public PresenceLists Presence { get; } = new();

    /// <summary>Last readings of its columns.</summary>
    public ByteWriter Lasts { get; } = new();

    /// <summary>Head of a block that is taken over.</summary>
    public BlockHead Head { get; } = new();

    /// <summary>A column that is taken over.</summary>
    public ColumnCursor Cursor { get; } = new();
}
