using Microsoft.Data.Sqlite;

namespace Wuxi.Edge.Historian.Storage;

/// <summary>Batches that are committed and not sealed. An instance is for the writer's transaction; reading is for any connection. Not thread safe.</summary>
internal sealed class BatchTable(SqliteConnection connection) : IDisposable
{
    private readonly SqliteStatement _insert = new(connection, "INSERT INTO batch (from_ms, to_ms, records, readings, data) VALUES (?, ?, ?, ?, ?)");
    private readonly SqliteStatement _readings = new(connection, "SELECT coalesce(sum(readings), 0) FROM batch WHERE key <= ?");
    private readonly SqliteStatement _delete = new(connection, "DELETE FROM batch WHERE key <= ?");

    /// <summary>All, oldest first.</summary>
    public static BatchRows Read(SqliteConnection connection) => new(new SqliteStatement(connection, $"SELECT {BatchRows.Columns} FROM batch ORDER BY key"));

    /// <summary>Those that may have records with <paramref name="fromMs"/> ≤ time &lt; <paramref name="toMs"/>.</summary>
    public static BatchRows Read(SqliteConnection connection, long fromMs, long toMs)
    {
        var rows = new SqliteStatement(connection, $"SELECT {BatchRows.Columns} FROM batch WHERE from_ms < ? AND to_ms >= ? ORDER BY key");
        rows.Bind(1, toMs).Bind(2, fromMs);
        return new BatchRows(rows);
    }

    /// <summary>What the oldest batches take until they have so many readings or bytes: bytes and records. Reads none of them.</summary>
    public static (long Bytes, long Records) Measure(SqliteConnection connection, long readings, long mostBytes)
    {
        using var sizes = new SqliteStatement(connection, "SELECT readings, records, length(data) FROM batch ORDER BY key");
        long bytes = 0;
        long records = 0;
        while (readings > 0 && bytes < mostBytes && sizes.Read())
        {
            readings -= sizes.GetInt64(0);
            records += sizes.GetInt64(1);
            bytes += sizes.GetInt64(2);
        }

        return (bytes, records);
    }

    public void Add(long fromMs, long toMs, long records, long readings, ReadOnlySpan<byte> data) =>
        _insert.Bind(1, fromMs).Bind(2, toMs).Bind(3, records).Bind(4, readings).Bind(5, data).Execute();

    /// <summary>Deletes those up to a key; returns how many readings they had.</summary>
    public long RemoveThrough(long key)
    {
        long readings = _readings.Bind(1, key).ReadInt64()!.Value;
        _delete.Bind(1, key).Execute();
        return readings;
    }

    public void Dispose()
    {
        _insert.Dispose();
        _readings.Dispose();
        _delete.Dispose();
    }
}
