using Wuxi.Edge.Historian.Coding;

namespace Wuxi.Edge.Historian.Segments;

/// <summary>Where the readings of a point in a block are.</summary>
/// <param name="Point">Key of the point.</param>
/// <param name="Block">Number of the block in the segment.</param>
/// <param name="Offset">Of the column in the file.</param>
/// <param name="Length">Bytes of the column without CRC; 0 when only roll-ups are kept.</param>
/// <param name="RollupLength">Bytes of the roll-ups, which follow, without CRC; 0 for none.</param>
internal readonly record struct ColumnEntry(long Point, int Block, long Offset, int Length, int RollupLength) : IIndexEntry<ColumnEntry>
{
    public static int PerPart => 256;

    /// <summary>Where the roll-ups begin.</summary>
    public long RollupOffset => Offset + (Length == 0 ? 0 : Length + SegmentFormat.CrcBytes);

    /// <summary>Behind column and roll-ups.</summary>
    public long End => RollupOffset + (RollupLength == 0 ? 0 : RollupLength + SegmentFormat.CrcBytes);

    public static ColumnEntry Read(ref ByteReader reader, in ColumnEntry before) => new(
        before.Point + (long)reader.ReadVarint(),
        (int)(before.Block + reader.ReadZigZag()),
        before.End + reader.ReadZigZag(),
        reader.ReadCount(int.MaxValue),
        reader.ReadCount(int.MaxValue));

    public void Write(in ColumnEntry before, ByteWriter into)
    {
        into.WriteVarint((ulong)(Point - before.Point));
        into.WriteZigZag(Block - before.Block);
        into.WriteZigZag(Offset - before.End);
        into.WriteVarint((uint)Length);
        into.WriteVarint((uint)RollupLength);
    }
}
