using Microsoft.Data.Sqlite;
using Wuxi.Edge.Historian.Segments;

namespace Wuxi.Edge.Historian.Storage;

/// <summary>The record stores of the nodes and their streams. Writer's transaction only; not thread safe.</summary>
internal sealed class StoreTable(SqliteConnection connection) : IDisposable
{
    private readonly SqliteStatement _insert = new(
        connection, "INSERT INTO store (node, store_id) VALUES (?, ?) RETURNING key");

    private readonly SqliteStatement _close = new(
        connection, "UPDATE store SET is_current = 0 WHERE node = ? AND is_current = 1 AND key <> ?");

    private readonly SqliteStatement _open = new(
        connection, "UPDATE store SET is_current = 1, opened_ms = coalesce(opened_ms, ?) WHERE key = ?");

    private readonly SqliteStatement _count = new(
        connection,
        "UPDATE store SET records = records + ?, readings = readings + ?, last_ms = max(last_ms, ?) WHERE key = ?");

    private readonly SqliteStatement _drop = new(connection, "UPDATE store SET dropped = dropped + ? WHERE key = ?");

    private readonly SqliteStatement _insertStream = new(
        connection, "INSERT INTO stream (store, device) VALUES (?, ?) RETURNING key");

    /// <summary>Gives the store a row when it has none.</summary>
    public void Ensure(StoreAccount account)
    {
        if (account.Key == 0)
        {
            account.Key = _insert.Bind(1, account.Node).Bind(2, SqliteUnsigned.ToBits(account.StoreId)).ReadInt64()!.Value;
            account.Work.IsNewStore = true;
        }
    }

    /// <summary>The key of a device's stream, which is made when it is new.</summary>
    public long Stream(StoreAccount account, string device)
    {
        if (!account.Streams.TryGetValue(device, out long key))
        {
            key = _insertStream.Bind(1, account.Key).Bind(2, device).ReadInt64()!.Value;
            account.Streams.Add(device, key);
            account.Work.NewStreams.Add(device);
        }

        return key;
    }

    /// <summary>This store is the node's current one from now on.</summary>
    public void Open(long key, string node, long nowMs)
    {
        _close.Bind(1, node).Bind(2, key).Execute();
        _open.Bind(1, nowMs).Bind(2, key).Execute();
    }

    /// <summary>Records of it were sealed.</summary>
    public void Count(in SealedStore sealedStore) => _count
        .Bind(1, sealedStore.Records).Bind(2, sealedStore.Readings).Bind(3, sealedStore.LastMs).Bind(4, sealedStore.Store).Execute();

    /// <summary>Records of it were given up, times and numbers too.</summary>
    public void CountDropped(long store, long records) => _drop.Bind(1, records).Bind(2, store).Execute();

    public void Dispose()
    {
        _drop.Dispose();
        _insert.Dispose();
        _close.Dispose();
        _open.Dispose();
        _count.Dispose();
        _insertStream.Dispose();
    }
}
