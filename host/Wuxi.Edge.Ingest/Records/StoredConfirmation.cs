using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Ingest.Records;

/// <summary>Writes the NCMD that tells a node which of its records are on disk.</summary>
internal static class StoredConfirmation
{
    /// <summary>Two varints of at most ten bytes.</summary>
    private const int LongestRange = 20;

    /// <summary>Writes the payload. The ranges above the contiguous number are named lowest first, at most <paramref name="maximumRanges"/>.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="scratch">For the ranges.</param>
    public static void Write(PayloadWriter writer, byte[] scratch, StoreBook book, int maximumRanges, long nowMs)
    {
        ulong through = book.Accounted.Contiguous;
        ulong end = through;
        int length = 0;
        int named = 0;
        foreach ((ulong first, ulong last) in book.Accounted.Span)
        {
            if (first <= through + 1)
            {
                continue;
            }

            int next = named < maximumRanges ? StoredRanges.Append(scratch, length, end, first, last) : -1;
            if (next < 0)
            {
                break;
            }

            length = next;
            end = last;
            named++;
        }

        writer.Begin(nowMs);
        WriteUInt64(writer, MetricName.StoredStoreId, book.Id, nowMs);
        WriteUInt64(writer, MetricName.StoredThrough, through, nowMs);
        writer.BeginMetric(MetricName.StoredRanges, -1, nowMs, DataType.Bytes, false);
        writer.WriteBytes(scratch, 0, length);
        writer.EndMetric();
        writer.End(-1);
    }

    /// <summary>Room that is enough for so many ranges.</summary>
    public static int ScratchBytes(int maximumRanges) => Math.Max(1, maximumRanges) * LongestRange;

    private static void WriteUInt64(PayloadWriter writer, string name, ulong value, long nowMs)
    {
        writer.BeginMetric(name, -1, nowMs, DataType.UInt64, false);
        writer.WriteUInt64(value);
        writer.EndMetric();
    }
}
