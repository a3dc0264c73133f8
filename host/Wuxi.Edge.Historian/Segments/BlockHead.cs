using Wuxi.Edge.Historian.Batches;
using Wuxi.Edge.Historian.Coding;

namespace Wuxi.Edge.Historian.Segments;

/// <summary>Reads the head of a block.</summary>
internal static class BlockHead
{
    /// <summary>Where the record times begin; the numbers follow them.</summary>
    public static int TimesAt(ReadOnlySpan<byte> head)
    {
        var reader = new ByteReader(head);
        int length = reader.ReadCount(reader.Remaining);
        return reader.Position + length;
    }

    /// <summary>Tells the last reading of every point of the block.</summary>
    /// <param name="toMs">Time of the block's last record.</param>
    public static void ReadLasts(ReadOnlySpan<byte> head, long toMs, LastReadings into)
    {
        var reader = new ByteReader(head);
        int length = reader.ReadCount(reader.Remaining);
        reader = new ByteReader(reader.ReadBytes(length));
        long point = 0;
        while (!reader.IsAtEnd)
        {
            ValueState state = BatchCodec.ReadReading(ref reader, ref point, out long bits, out string? text);
            into.Take(point, toMs - (long)reader.ReadVarint(), state, bits, text);
        }
    }
}
