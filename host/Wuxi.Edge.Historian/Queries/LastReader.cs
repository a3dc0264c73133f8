using Microsoft.Data.Sqlite;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Historian.Batches;
using Wuxi.Edge.Historian.Coding;
using Wuxi.Edge.Historian.Segments;
using Wuxi.Edge.Historian.Storage;

namespace Wuxi.Edge.Historian.Queries;

/// <summary>The newest reading of every point up to an instant. Reads segments from the newest back, until all are found.</summary>
internal sealed class LastReader
{
    private readonly SegmentStore _store;
    private readonly long _toMs;
    private readonly LastReadings _lasts;
    private readonly BlockRun _run = new();
    private readonly BlockHead _head = new();

    // Those of the segment at hand, with their heads where these were read.
    private readonly ChunkedList<(BlockEntry Block, ReadOnlyMemory<byte> Head)> _blocks = new();

    private LastReader(SegmentStore store, long toMs, IReadOnlyList<long> keys)
    {
        _store = store;
        _toMs = toMs;
        _lasts = new LastReadings(keys);
    }

    /// <param name="connections">The database.</param>
    /// <param name="store">The segments.</param>
    /// <param name="toMs">The instant, UTC ms; readings of it count.</param>
    /// <param name="keys">Keys of the points by index.</param>
    public static IReadOnlyList<Reading?> Read(HistoryConnections connections, SegmentStore store, long toMs, IReadOnlyList<long> keys) =>
        SegmentStore.LookAgain(() => ReadOnce(connections, store, toMs, keys));

    private static IReadOnlyList<Reading?> ReadOnce(HistoryConnections connections, SegmentStore store, long toMs, IReadOnlyList<long> keys)
    {
        using SegmentLease lease = store.BeginRead();
        var reader = new LastReader(store, toMs, keys);
        List<SegmentInfo> segments;
        using (SqliteConnection connection = connections.OpenForReading())
        {
            using SqliteTransaction transaction = connection.BeginTransaction(deferred: true);
            long endMs = toMs == long.MaxValue ? toMs : toMs + 1;
            segments = CatalogueTable.Read(connection, long.MinValue, endMs);
            reader.ReadTail(connection, endMs);
        }

        segments.Sort((a, b) => b.ToMs.CompareTo(a.ToMs));
        foreach (SegmentInfo segment in segments)
        {
            if (reader._lasts.OldestMs() > segment.ToMs)
            {
                break;
            }

            if (store.Find(segment) is { } file)
            {
                reader.TryReadSegment(file);
            }
        }

        return reader._lasts.All;
    }

    private void ReadTail(SqliteConnection connection, long endMs)
    {
        using BatchRows batches = BatchTable.Read(connection, long.MinValue, endMs);
        while (batches.Next())
        {
            ReadOnlySpan<byte> batch = batches.Data;
            foreach (BatchRecord record in new BatchRecords(batch))
            {
                var reader = new ByteReader(batch.Slice(record.Offset, record.Length));
                long point = 0;
                for (int i = 0; i < record.Readings && record.TimestampMs <= _toMs; i++)
                {
                    ValueState state = BatchCodec.ReadReading(ref reader, ref point, out long bits, out string? text);
                    _lasts.Take(point, record.TimestampMs, state, bits, text);
                }
            }
        }
    }

    private void TryReadSegment(SegmentReader reader)
    {
        try
        {
            ReadSegment(reader);
        }
        catch (Exception e) when (SegmentStore.IsDamage(e))
        {
            _store.Report(reader.Path, e);
        }
    }

    private void ReadSegment(SegmentReader reader)
    {
        _blocks.Clear();
        foreach (BlockEntry block in reader.Index.Blocks.All)
        {
            ReadOnlyMemory<byte> head = default;
            if (block.ToMs <= _toMs && _store.TryRead(reader, block.Offset, block.HeadLength, out head))
            {
                _head.Open(head, block.Records);
                _head.ReadLasts(block.ToMs, _lasts);
            }

            _blocks.Add((block, head));
        }

        foreach (ColumnEntry column in reader.Index.Columns.All)
        {
            // What the heads told is as new as the block; short columns, and blocks that the instant is within, are read.
            (BlockEntry block, ReadOnlyMemory<byte> head) = _blocks[column.Block];
            if (block.FromMs <= _toMs && column.Length > 0 && _lasts.IsOlder(column.Point, Math.Min(block.ToMs, _toMs)))
            {
                ReadColumn(reader, head, block, column);
            }
        }
    }

    private void ReadColumn(SegmentReader reader, ReadOnlyMemory<byte> head, BlockEntry block, ColumnEntry column)
    {
        if ((head.IsEmpty && !_store.TryRead(reader, block.Offset, block.HeadLength, out head))
            || !_store.TryRead(reader, column.Offset, column.Length, out ReadOnlyMemory<byte> piece))
        {
            return;
        }

        _run.Open(head, piece, block.Records);
        while (_run.Next() && _run.Span.FirstMs <= _toMs)
        {
            ReadOnlySpan<long> times = _run.Times;
            int last = times.Length - 1;
            while (times[last] > _toMs)
            {
                last--;
            }

            PointValue value = _run.ValueAt(last);
            _lasts.Take(column.Point, times[last], _run.States[last], value.Bits, value.Text);
        }
    }
}
