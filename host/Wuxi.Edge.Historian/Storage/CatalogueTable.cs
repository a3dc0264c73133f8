using Microsoft.Data.Sqlite;
using Wuxi.Edge.Historian.Retention;
using Wuxi.Edge.Historian.Segments;

namespace Wuxi.Edge.Historian.Storage;

/// <summary>The catalogue of segments, and what sealing does to the other tables. Writer's transaction only; not thread safe.</summary>
internal sealed class CatalogueTable(SqliteConnection connection, StoreTable stores, IntervalTable intervals) : IDisposable
{
    private const string Columns = "SELECT key, day, level, from_ms, to_ms, records, readings, bytes, lost FROM segment";

    private readonly SqliteStatement _insert = new(connection, "INSERT INTO segment VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    private readonly SqliteStatement _delete = new(connection, "DELETE FROM segment WHERE key = ?");
    private readonly BatchTable _batches = new(connection);

    /// <summary>Carries the change out.</summary>
    /// <returns>Readings that were in the batches which are gone.</returns>
    public long Apply(CatalogueChange change)
    {
        foreach (SegmentInfo segment in change.Removed)
        {
            _delete.Bind(1, segment.Key).Execute();
        }

        foreach (SegmentInfo segment in change.Added)
        {
            _insert.Bind(1, segment.Key).Bind(2, segment.Day).Bind(3, segment.Level).Bind(4, segment.FromMs).Bind(5, segment.ToMs);
            _insert.Bind(6, segment.Records).Bind(7, segment.Readings).Bind(8, segment.Bytes);
            _insert.Bind(9, (long)segment.Lost).Execute();
        }

        foreach ((long store, long records) in change.Dropped)
        {
            stores.CountDropped(store, records);
        }

        foreach (SealedStore store in change.Stores)
        {
            stores.Count(store);
            foreach ((ulong first, ulong last) in store.Numbers.Ranges)
            {
                intervals.Add(store.Store, first, last);
            }
        }

        return change.SealedThrough == 0 ? 0 : _batches.RemoveThrough(change.SealedThrough);
    }

    /// <summary>All segments, on any connection, in the order of time.</summary>
    public static List<SegmentInfo> ReadAll(SqliteConnection connection) => Read(connection, Columns + " ORDER BY from_ms, key", null);

    /// <summary>Those that may have records of a span of time.</summary>
    public static List<SegmentInfo> Read(SqliteConnection connection, long fromMs, long toMs)
    {
        return Read(connection, Columns + " WHERE from_ms < ? AND to_ms >= ? ORDER BY from_ms, key", (fromMs, toMs));
    }

    private static List<SegmentInfo> Read(SqliteConnection connection, string sql, (long FromMs, long ToMs)? span)
    {
        using var select = new SqliteStatement(connection, sql);
        if (span is { } limits)
        {
            select.Bind(1, limits.ToMs).Bind(2, limits.FromMs);
        }

        var segments = new List<SegmentInfo>();
        while (select.Read())
        {
            segments.Add(new SegmentInfo(
                select.GetInt64(0),
                select.GetInt64(1),
                (int)select.GetInt64(2),
                select.GetInt64(3),
                select.GetInt64(4),
                select.GetInt64(5),
                select.GetInt64(6),
                select.GetInt64(7),
                (LostParts)select.GetInt64(8)));
        }

        return segments;
    }

    /// <summary>The record store of each stream, by keys.</summary>
    public static Dictionary<long, long> ReadStoreOfStreams(SqliteConnection connection)
    {
        var storeOf = new Dictionary<long, long>();
        ReadStoreOfStreams(connection, storeOf);
        return storeOf;
    }

    /// <summary>The same into memory that is used again.</summary>
    public static void ReadStoreOfStreams(SqliteConnection connection, Dictionary<long, long> storeOf)
    {
        storeOf.Clear();
        using var streams = new SqliteStatement(connection, "SELECT key, store FROM stream");
        while (streams.Read())
        {
            storeOf.Add(streams.GetInt64(0), streams.GetInt64(1));
        }
    }

    public void Dispose()
    {
        _insert.Dispose();
        _delete.Dispose();
        _batches.Dispose();
    }
}
