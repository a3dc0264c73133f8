using Microsoft.Data.Sqlite;

namespace Wuxi.Edge.Historian.Storage;

/// <summary>The record stores of the nodes, and how much is stored of each. Writer's transaction only; not thread safe.</summary>
internal sealed class StoreTable(SqliteConnection connection) : IDisposable
{
    private readonly SqliteStatement _find = new(connection, "SELECT key FROM store WHERE node = ? AND store_id = ?");

    private readonly SqliteStatement _insert = new(
        connection, "INSERT INTO store (node, store_id) VALUES (?, ?) RETURNING key");

    private readonly SqliteStatement _close = new(
        connection, "UPDATE store SET is_current = 0 WHERE node = ? AND is_current = 1 AND key <> ?");

    private readonly SqliteStatement _open = new(
        connection, "UPDATE store SET is_current = 1, opened_ms = coalesce(opened_ms, ?) WHERE key = ?");

    private readonly SqliteStatement _count = new(
        connection,
        "UPDATE store SET records = records + ?, readings = readings + ?, last_ms = max(last_ms, ?) WHERE key = ?");

    /// <summary>The key of a store, which is made when it is new.</summary>
    public long FindOrAdd(string node, ulong storeId)
    {
        long id = SqliteUnsigned.ToBits(storeId);
        return _find.Bind(1, node).Bind(2, id).ReadInt64() ?? _insert.Bind(1, node).Bind(2, id).ReadInt64()!.Value;
    }

    /// <summary>This store is the node's current one from now on.</summary>
    public void Open(long key, string node, long nowMs)
    {
        _close.Bind(1, node).Bind(2, key).Execute();
        _open.Bind(1, nowMs).Bind(2, key).Execute();
    }

    /// <summary>Records were added to it.</summary>
    public void Count(long key, long records, long readings, long lastMs) =>
        _count.Bind(1, records).Bind(2, readings).Bind(3, lastMs).Bind(4, key).Execute();

    public void Dispose()
    {
        _find.Dispose();
        _insert.Dispose();
        _close.Dispose();
        _open.Dispose();
        _count.Dispose();
    }
}
