using Wuxi.Edge.Historian.Coding;

namespace Wuxi.Edge.Historian.Segments;

/// <summary>Where a block is and what it holds.</summary>
/// <param name="Stream">Key of its stream.</param>
/// <param name="Records">How many records.</param>
/// <param name="FromMs">Time of the first, UTC ms.</param>
/// <param name="ToMs">Time of the last, UTC ms.</param>
/// <param name="Offset">Of its head in the file.</param>
/// <param name="HeadLength">Bytes of the head, without CRC.</param>
internal readonly record struct BlockEntry(long Stream, int Records, long FromMs, long ToMs, long Offset, int HeadLength) : IIndexEntry<BlockEntry>
{
    public static int PerPart => 64;

    public static BlockEntry Read(ref ByteReader reader, in BlockEntry before)
    {
        long stream = before.Stream + reader.ReadZigZag();
        int records = reader.ReadCount(SegmentFormat.MaximumRecords);
        long fromMs = before.FromMs + reader.ReadZigZag();
        long toMs = fromMs + (long)reader.ReadVarint();
        long offset = before.Offset + reader.ReadZigZag();
        return new BlockEntry(stream, records, fromMs, toMs, offset, reader.ReadCount(int.MaxValue));
    }

    public void Write(in BlockEntry before, ByteWriter into)
    {
        into.WriteZigZag(Stream - before.Stream);
        into.WriteVarint((uint)Records);
        into.WriteZigZag(FromMs - before.FromMs);
        into.WriteVarint((ulong)(ToMs - FromMs));
        into.WriteZigZag(Offset - before.Offset);
        into.WriteVarint((uint)HeadLength);
    }
}
