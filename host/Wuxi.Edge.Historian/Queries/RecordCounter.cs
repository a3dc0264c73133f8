using Microsoft.Data.Sqlite;
using Wuxi.Edge.Historian.Batches;
using Wuxi.Edge.Historian.Coding;
using Wuxi.Edge.Historian.Segments;
using Wuxi.Edge.Historian.Storage;

namespace Wuxi.Edge.Historian.Queries;

/// <summary>Counts the stored records of a node in a span of time, sealed or not, whether their readings are still kept or not.</summary>
internal static class RecordCounter
{
    /// <param name="connection">In a snapshot, which began after reading of segments did.</param>
    /// <param name="store">The segments.</param>
    /// <returns>How many, and how many pieces of files may hold more and cannot be read.</returns>
    public static (long Records, int Unreadable) Count(SqliteConnection connection, SegmentStore store, string node, long fromMs, long toMs)
    {
        int unreadable = 0;
        var streams = new HashSet<long>();
        using (var select = new SqliteStatement(
            connection, "SELECT stream.key FROM stream JOIN store ON store.key = stream.store WHERE store.node = ?"))
        {
            select.Bind(1, node);
            while (select.Read())
            {
                streams.Add(select.GetInt64(0));
            }
        }

        long count = 0;
        using (BatchRows batches = BatchTable.Read(connection, fromMs, toMs))
        {
            while (batches.Next())
            {
                count += CountBatch(batches.Records, streams, fromMs, toMs);
            }
        }

        foreach (SegmentInfo segment in CatalogueTable.Read(connection, fromMs, toMs))
        {
            if (store.Find(segment) is not { } reader)
            {
                unreadable++;
                continue;
            }

            (long records, int pieces) = CountSegment(store, reader, streams, fromMs, toMs);
            count += records;
            unreadable += pieces;
        }

        return (count, unreadable);
    }

    private static (long Records, int Unreadable) CountSegment(SegmentStore store, SegmentReader reader, HashSet<long> streams, long fromMs, long toMs)
    {
        long count = 0;
        int unreadable = 0;
        try
        {
            foreach (BlockEntry block in reader.Index.Blocks.All)
            {
                if (streams.Contains(block.Stream) && block.FromMs < toMs && block.ToMs >= fromMs)
                {
                    bool isInside = block.FromMs >= fromMs && block.ToMs < toMs;
                    bool isReadable = store.TryRead(reader, block.Offset, block.HeadLength, out ReadOnlyMemory<byte> head);
                    unreadable += isReadable ? 0 : 1;
                    count += !isReadable ? 0 : isInside ? block.Records : CountBlock(head, block, fromMs, toMs);
                }
            }
        }
        catch (Exception e) when (SegmentStore.IsDamage(e))
        {
            store.Report(reader.Path, e);
            unreadable++;
        }

        return (count, unreadable);
    }

    private static long CountBatch(BatchRecords records, HashSet<long> streams, long fromMs, long toMs)
    {
        long count = 0;
        foreach (BatchRecord record in records)
        {
            count += streams.Contains(record.Stream) && record.TimestampMs >= fromMs && record.TimestampMs < toMs ? 1 : 0;
        }

        return count;
    }

    private static long CountBlock(ReadOnlyMemory<byte> bytes, BlockEntry block, long fromMs, long toMs)
    {
        var head = new BlockHead();
        head.Open(bytes, block.Records);
        var times = new Int64Cursor();
        head.OpenTimes(times);
        long count = 0;
        while (times.Next())
        {
            foreach (long timeMs in times.Values)
            {
                count += timeMs >= fromMs && timeMs < toMs ? 1 : 0;
            }
        }

        return count;
    }
}
