using Microsoft.Data.Sqlite;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Historian.Batches;
using Wuxi.Edge.Historian.Coding;
using Wuxi.Edge.Historian.Segments;
using Wuxi.Edge.Historian.Storage;

namespace Wuxi.Edge.Historian.Queries;

/// <summary>
/// What was committed of one point at one instant. The database is asked once, at the beginning; the rest is read from files
/// that stay until the snapshot is disposed of, so a slow reader holds up neither the writer nor the clean-up of its log.
/// </summary>
internal sealed class PointSnapshot : IDisposable
{
    private readonly SegmentLease _lease;
    private readonly List<RunSource> _sources = [];
    private readonly List<RunSource> _all = [];

    private PointSnapshot(SegmentStore store)
    {
        Store = store;
        _lease = store.BeginRead();
    }

    public SegmentStore Store { get; }

    /// <summary>Readings that are not sealed, in the order of time.</summary>
    public List<TailReading> Tail { get; } = [];

    /// <summary>Where readings of the range are, by their beginning.</summary>
    public IReadOnlyList<RunSource> Sources => _sources;

    /// <summary>The same with the places of which only roll-ups are kept.</summary>
    public IReadOnlyList<RunSource> All => _all;

    /// <summary>Finds what there is of a point with <paramref name="fromMs"/> ≤ time &lt; <paramref name="toMs"/>.</summary>
    public static PointSnapshot Take(HistoryConnections connections, SegmentStore store, string pointId, long fromMs, long toMs) =>
        SegmentStore.LookAgain(() => TakeOnce(connections, store, pointId, fromMs, toMs));

    public void Dispose() => _lease.Dispose();

    private static PointSnapshot TakeOnce(HistoryConnections connections, SegmentStore store, string pointId, long fromMs, long toMs)
    {
        var snapshot = new PointSnapshot(store);
        try
        {
            snapshot.Find(connections, pointId, fromMs, toMs);
            return snapshot;
        }
        catch
        {
            snapshot.Dispose();
            throw;
        }
    }

    private void Find(HistoryConnections connections, string pointId, long fromMs, long toMs)
    {
        List<SegmentInfo> segments;
        long? key;
        using (SqliteConnection connection = connections.OpenForReading())
        {
            using SqliteTransaction transaction = connection.BeginTransaction(deferred: true);
            using var find = new SqliteStatement(connection, "SELECT key FROM point WHERE id = ?");
            key = find.Bind(1, pointId).ReadInt64();
            if (key is null)
            {
                return;
            }

            segments = CatalogueTable.Read(connection, fromMs, toMs);
            ReadTail(connection, key.Value, fromMs, toMs);
        }

        foreach (SegmentInfo segment in segments)
        {
            AddColumns(segment, key.Value, fromMs, toMs);
        }

        if (Tail.Count > 0)
        {
            Tail.Sort(TailReading.Compare);
            _all.Add(new RunSource(Tail[0].TimestampMs, Tail[^1].TimestampMs, null, default, default));
        }

        _all.Sort((a, b) => a.FromMs.CompareTo(b.FromMs));
        _sources.AddRange(_all.Where(source => source.HasReadings));
    }

    private void AddColumns(SegmentInfo segment, long point, long fromMs, long toMs)
    {
        if (Store.Find(segment) is not { } reader)
        {
            return;
        }

        try
        {
            foreach (ColumnEntry column in reader.Index.ColumnsOf(point))
            {
                BlockEntry block = reader.Index.Blocks[column.Block];
                if (block.FromMs < toMs && block.ToMs >= fromMs)
                {
                    _all.Add(new RunSource(block.FromMs, block.ToMs, segment, block, column));
                }
            }
        }
        catch (Exception e) when (SegmentStore.IsDamage(e))
        {
            Store.Report(reader.Path, e);
        }
    }

    private void ReadTail(SqliteConnection connection, long point, long fromMs, long toMs)
    {
        using BatchRows batches = BatchTable.Read(connection, fromMs, toMs);
        while (batches.Next())
        {
            ReadOnlySpan<byte> batch = batches.Data;
            foreach (BatchRecord record in new BatchRecords(batch))
            {
                if (record.TimestampMs >= fromMs && record.TimestampMs < toMs)
                {
                    ReadTail(batch.Slice(record.Offset, record.Length), record, point);
                }
            }
        }
    }

    private void ReadTail(ReadOnlySpan<byte> body, in BatchRecord record, long point)
    {
        var reader = new ByteReader(body);
        long key = 0;
        for (int i = 0; i < record.Readings; i++)
        {
            ValueState state = BatchCodec.ReadReading(ref reader, ref key, out long bits, out string? text);
            if (key == point)
            {
                Tail.Add(new TailReading(record.TimestampMs, record.Stream, record.Number, state, PointValue.FromBits(state.Kind, bits, text)));
            }
        }
    }
}
