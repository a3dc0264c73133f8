using System.Globalization;
using Microsoft.Data.Sqlite;
using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Benchmarks.Historian.Peers;

/// <summary>
/// A row a reading in SQLite, in the order of point and time (WITHOUT ROWID), written in transactions of 100,000 that are sorted before: kinder to
/// it than readings as they come.
/// </summary>
internal sealed class SqlitePeer : IHistorianSubject
{
    private const int RowsPerTransaction = 100_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("wuxi-edge-bench-").FullName;
    private readonly List<(int Point, long TimeMs, double Value)> _rows = new(RowsPerTransaction);
    private readonly SqliteConnection _connection;
    private long _readings;

    public SqlitePeer()
    {
        _connection = new SqliteConnection($"Data Source={Path.Combine(_folder, "readings.db")};Pooling=False");
        _connection.Open();
        Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-200000");
        Execute("CREATE TABLE reading (point INTEGER, time INTEGER, value REAL, PRIMARY KEY (point, time)) WITHOUT ROWID");
    }

    public string Peer => "SQLite rows";

    public void Append(string node, long timeMs, ReadOnlySpan<Reading> readings)
    {
        foreach (ref readonly Reading reading in readings)
        {
            _rows.Add((reading.Point, timeMs, Number(reading.Value)));
        }

        _readings += readings.Length;
        if (_rows.Count >= RowsPerTransaction)
        {
            Commit();
        }
    }

    public void Finish()
    {
        Commit();
        Execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    public void ReadTrend(int point, long fromMs, long toMs, int intervals) => ReadAll(string.Create(
        CultureInfo.InvariantCulture,
        $"""
        SELECT (time - {fromMs}) * {intervals} / ({toMs - fromMs}), min(value), max(value), avg(value) FROM reading
        WHERE point = {point} AND time >= {fromMs} AND time < {toMs} GROUP BY 1 ORDER BY 1
        """));

    public void ReadLast(int points, long atMs) => ReadAll(string.Create(
        CultureInfo.InvariantCulture,
        $"""
        WITH RECURSIVE p(p) AS (VALUES (0) UNION ALL SELECT p + 1 FROM p WHERE p < {points - 1})
        SELECT p, (SELECT value FROM reading WHERE point = p AND time <= {atMs} ORDER BY time DESC LIMIT 1) FROM p
        """));

    public void ReadHourlyMeans(int points, long fromMs, long toMs) => ReadAll(string.Create(
        CultureInfo.InvariantCulture,
        $"SELECT point, time / 3600000, avg(value) FROM reading WHERE point < {points} AND time >= {fromMs} AND time < {toMs} GROUP BY 1, 2"));

    public double CloseAndMeasure()
    {
        _connection.Close();
        return (double)FolderSize.Of(_folder) / _readings;
    }

    public void Dispose()
    {
        _connection.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The number that was measured: a single as decimal, not as the double that is next to its bits.</summary>
    private static double Number(PointValue value) => value.Kind == ValueKind.Float
        ? double.Parse(((float)value.Number!.Value).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
        : value.Number!.Value;

    private void Commit()
    {
        _rows.Sort();
        using SqliteTransaction transaction = _connection.BeginTransaction();
        using SqliteCommand insert = _connection.CreateCommand();
        insert.CommandText = "INSERT INTO reading VALUES ($point, $time, $value)";
        SqliteParameter point = insert.Parameters.Add("$point", SqliteType.Integer);
        SqliteParameter time = insert.Parameters.Add("$time", SqliteType.Integer);
        SqliteParameter value = insert.Parameters.Add("$value", SqliteType.Real);
        foreach ((int Point, long TimeMs, double Value) row in _rows)
        {
            point.Value = row.Point;
            time.Value = row.TimeMs;
            value.Value = row.Value;
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
        _rows.Clear();
    }

    private void Execute(string sql)
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private void ReadAll(string sql)
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
        }
    }
}
