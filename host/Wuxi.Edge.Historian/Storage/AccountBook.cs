using Microsoft.Data.Sqlite;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Historian.Batches;

namespace Wuxi.Edge.Historian.Storage;

/// <summary>
/// All record stores with what is accounted for of each: the numbers in the interval table, and those of the batches that
/// are not sealed yet. Not thread safe.
/// </summary>
internal sealed class AccountBook
{
    private readonly Dictionary<(string Node, ulong StoreId), StoreAccount> _accounts = [];
    private readonly List<StoreAccount> _inOrder = [];

    /// <summary>In the order in which they first appeared.</summary>
    public IReadOnlyList<StoreAccount> Accounts => _inOrder;

    /// <summary>Readings in batches that are not sealed.</summary>
    public long UnsealedReadings { get; set; }

    /// <summary>The account of a store; a new one has no key.</summary>
    public StoreAccount this[string node, ulong storeId]
    {
        get
        {
            if (!_accounts.TryGetValue((node, storeId), out StoreAccount? account))
            {
                account = new StoreAccount(node, storeId);
                _accounts.Add((node, storeId), account);
                _inOrder.Add(account);
            }

            return account;
        }
    }

    /// <summary>Reads the book as it is on disk, in one snapshot of the connection.</summary>
    public static AccountBook Load(SqliteConnection connection)
    {
        var book = new AccountBook();
        using SqliteTransaction snapshot = connection.BeginTransaction(deferred: true);
        Dictionary<long, StoreAccount> byKey = book.LoadStores(connection);
        Dictionary<long, StoreAccount> byStream = LoadStreams(connection, byKey);
        using BatchRows batches = BatchTable.Read(connection);
        while (batches.Next())
        {
            book.UnsealedReadings += batches.Readings;
            foreach (BatchRecord record in batches.Records)
            {
                StoreAccount account = byStream[record.Stream];
                account.Accounted.Add(record.Number);
                account.LastMs = Math.Max(account.LastMs, record.TimestampMs);
            }
        }

        return book;
    }

    private Dictionary<long, StoreAccount> LoadStores(SqliteConnection connection)
    {
        var byKey = new Dictionary<long, StoreAccount>();
        using var stores = new SqliteStatement(connection, "SELECT key, node, store_id, is_current, last_ms FROM store ORDER BY key");
        while (stores.Read())
        {
            StoreAccount account = this[stores.GetText(1), SqliteUnsigned.FromBits(stores.GetInt64(2))];
            account.Key = stores.GetInt64(0);
            account.IsCurrent = stores.GetInt64(3) != 0;
            account.LastMs = stores.GetInt64(4);
            byKey.Add(account.Key, account);
        }

        using var intervals = new SqliteStatement(connection, "SELECT store, first, last FROM interval ORDER BY store, first");
        while (intervals.Read())
        {
            byKey[intervals.GetInt64(0)].Accounted.Add(
                SqliteUnsigned.FromOrdered(intervals.GetInt64(1)), SqliteUnsigned.FromOrdered(intervals.GetInt64(2)));
        }

        return byKey;
    }

    private static Dictionary<long, StoreAccount> LoadStreams(SqliteConnection connection, Dictionary<long, StoreAccount> byKey)
    {
        var byStream = new Dictionary<long, StoreAccount>();
        using var streams = new SqliteStatement(connection, "SELECT key, store, device FROM stream");
        while (streams.Read())
        {
            StoreAccount account = byKey[streams.GetInt64(1)];
            account.Streams.Add(streams.GetText(2), streams.GetInt64(0));
            byStream.Add(streams.GetInt64(0), account);
        }

        return byStream;
    }
}
