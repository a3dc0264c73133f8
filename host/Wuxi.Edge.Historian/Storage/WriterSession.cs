using Microsoft.Data.Sqlite;
using SQLitePCL;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Historian.Batches;
using Wuxi.Edge.Historian.Segments;

namespace Wuxi.Edge.Historian.Storage;

/// <summary>
/// The writer's connection with its prepared statements, from open until the disk fails in a way that only a new
/// connection mends. Not thread safe.
/// </summary>
internal sealed class WriterSession : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _commit;
    private readonly SqliteStatement _rollback;
    private readonly SqliteStatement _vacuum;
    private readonly StoreTable _stores;
    private readonly IntervalTable _intervals;
    private readonly BatchWriter _batches;
    private readonly CatalogueTable _catalogue;
    private readonly AlarmTable _alarms;
    private readonly AccountBook _book;

    private WriterSession(SqliteConnection connection, IReadOnlyList<Point> points)
    {
        _connection = connection;
        _begin = new SqliteStatement(connection, "BEGIN IMMEDIATE");
        _commit = new SqliteStatement(connection, "COMMIT");
        _rollback = new SqliteStatement(connection, "ROLLBACK");
        _vacuum = new SqliteStatement(connection, "PRAGMA incremental_vacuum");
        PointKeys = RegisterPoints(points);
        _book = AccountBook.Load(connection);
        _stores = new StoreTable(connection);
        _intervals = new IntervalTable(connection);
        _batches = new BatchWriter(connection, _book, _stores, _intervals);
        _catalogue = new CatalogueTable(connection, _stores, _intervals);
        _alarms = new AlarmTable(connection);
    }

    /// <summary>The connection, so that tests can make it fail.</summary>
    public SqliteConnection Connection => _connection;

    /// <summary>Keys of the workshop's points by index; the same whenever the database is opened.</summary>
    public long[] PointKeys { get; }

    /// <summary>Readings in batches that are not sealed.</summary>
    public long UnsealedReadings => _book.UnsealedReadings;

    /// <summary>Opens the database, brings it to the present schema and gives every point of the workshop its key.</summary>
    /// <param name="create">Make the database when it is missing.</param>
    /// <exception cref="HistoryDatabaseException">It is newer than this program, or not ours.</exception>
    /// <exception cref="SqliteException">It cannot be opened or written.</exception>
    public static WriterSession Open(HistoryConnections connections, IReadOnlyList<Point> points, bool create)
    {
        SqliteConnection connection = connections.OpenForWriting(create);
        try
        {
            HistorySchema.Migrate(connection, connections.Path);
            return new WriterSession(connection, points);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Journals entries in one transaction.</summary>
    public void CommitAlarms(IReadOnlyList<AlarmTransition> entries)
    {
        Transact(() =>
        {
            foreach (AlarmTransition entry in entries)
            {
                _alarms.Add(entry);
            }

            return true;
        });
    }

    /// <summary>Writes a batch in one transaction. When it returns, the batch is on disk; when it throws, nothing of it is.</summary>
    /// <param name="committed">Takes the numbers to tell.</param>
    /// <returns>New records and readings.</returns>
    public (int Records, int Readings) Commit(RecordBatch batch, CommittedNumbers committed)
    {
        try
        {
            Transact(() =>
            {
                _batches.Write(batch);
                return true;
            });
        }
        catch
        {
            _batches.Revert();
            throw;
        }

        foreach (StoreAccount account in _batches.Works)
        {
            committed.Add(account.Node, account.StoreId, account.Work.Told);
        }

        _batches.Accept();
        return (_batches.Records, _batches.Readings);
    }

    /// <summary>Makes a change of the catalogue true, in one transaction.</summary>
    public void Apply(CatalogueChange change) => _book.UnsealedReadings -= Transact(() => _catalogue.Apply(change));

    /// <summary>Gives pages that batches no longer need back to the file system.</summary>
    public void Shrink() => _vacuum.Execute();

    public void Dispose()
    {
        _begin.Dispose();
        _commit.Dispose();
        _rollback.Dispose();
        _batches.Dispose();
        _catalogue.Dispose();
        _stores.Dispose();
        _intervals.Dispose();
        _vacuum.Dispose();
        _alarms.Dispose();
        _connection.Dispose();
    }

    private T Transact<T>(Func<T> write)
    {
        _begin.Execute();
        try
        {
            T result = write();
            _commit.Execute();
            return result;
        }
        catch
        {
            // SQLite itself rolls back on some errors (disk full among them) and not on others.
            if (raw.sqlite3_get_autocommit(_connection.Handle) == 0)
            {
                _rollback.Execute();
            }

            throw;
        }
    }

    private long[] RegisterPoints(IReadOnlyList<Point> points)
    {
        using var find = new SqliteStatement(_connection, "SELECT key FROM point WHERE id = ?");
        using var largest = new SqliteStatement(_connection, "SELECT max(key) FROM point");
        using var insert = new SqliteStatement(_connection, "INSERT INTO point (id, key) VALUES (?, ?)");
        return Transact(() =>
        {
            long last = largest.ReadInt64() ?? 0;
            long[] keys = new long[points.Count];
            foreach (Point point in points)
            {
                if (find.Bind(1, point.Id).ReadInt64() is not { } key)
                {
                    insert.Bind(1, point.Id).Bind(2, key = ++last).Execute();
                }

                keys[point.Index] = key;
            }

            return keys;
        });
    }
}
