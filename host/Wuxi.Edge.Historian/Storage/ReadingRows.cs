using Microsoft.Data.Sqlite;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Historian.Coding;

namespace Wuxi.Edge.Historian.Storage;

/// <summary>
/// Turns the rows of version 1, one a reading, into batches, within the migration's transaction. Which instrument a record was
/// of is not known of them: all go to the node's own stream.
/// </summary>
internal static class ReadingRows
{
    private const int BatchReadings = 50_000;

    public static void Convert(SqliteConnection connection)
    {
        using (var records = new SqliteStatement(connection, "SELECT store, at_ms, number, readings FROM record ORDER BY store, at_ms, number"))
        using (var readings = new SqliteStatement(
            connection, "SELECT point, kind, value, quality, reason FROM reading ORDER BY store, at_ms, number, part"))
        using (var stream = new SqliteStatement(connection, "INSERT INTO stream (store, device) VALUES (?, '') RETURNING key"))
        using (var insert = new SqliteStatement(connection, "INSERT INTO batch (from_ms, to_ms, records, readings, data) VALUES (?, ?, ?, ?, ?)"))
        {
            Convert(records, readings, stream, insert);
        }

        // What the store rows counted is counted by the batches now.
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "UPDATE store SET records = 0, readings = 0; DROP TABLE reading; DROP TABLE record";
        command.ExecuteNonQuery();
    }

    private static void Convert(SqliteStatement records, SqliteStatement readings, SqliteStatement stream, SqliteStatement insert)
    {
        var batch = new Batch(insert);
        long store = 0;
        long key = 0;
        while (records.Read())
        {
            if (records.GetInt64(0) != store)
            {
                store = records.GetInt64(0);
                key = stream.Bind(1, store).ReadInt64()!.Value;
            }

            var header = new RecordHeader(
                new RecordId("", 0, SqliteUnsigned.FromBits(records.GetInt64(2))), null, records.GetInt64(1), false, 0);
            batch.Add(key, header, Read(readings, (int)records.GetInt64(3)));
        }

        batch.Write();
    }

    /// <summary>The next readings; each carries its point's key by position.</summary>
    private static (Reading[] Readings, long[] Points) Read(SqliteStatement rows, int count)
    {
        var readings = new Reading[count];
        long[] points = new long[count];
        for (int i = 0; i < count; i++)
        {
            if (!rows.Read())
            {
                throw new HistoryDatabaseException("the history of version 1 holds fewer readings than its records say; restore it from a copy");
            }

            points[i] = rows.GetInt64(0);
            readings[i] = new Reading(i, 0, rows.ReadValue(1, 2), (Quality)rows.GetInt64(3), (BadReason)rows.GetInt64(4));
        }

        return (readings, points);
    }

    private sealed class Batch(SqliteStatement insert)
    {
        private readonly ByteWriter _body = new();
        private readonly ByteWriter _row = new(65_536);
        private long _fromMs = long.MaxValue;
        private long _toMs = long.MinValue;
        private int _records;
        private int _readings;

        public void Add(long stream, in RecordHeader header, (Reading[] Readings, long[] Points) content)
        {
            _body.Clear();
            Batches.BatchCodec.WriteBody(header, content.Readings, content.Points, _body);
            _row.WriteVarint((ulong)stream);
            _row.WriteVarint((uint)_body.Length);
            _row.WriteBytes(_body.Written);
            _fromMs = Math.Min(_fromMs, header.TimestampMs);
            _toMs = Math.Max(_toMs, header.TimestampMs);
            _records++;
            _readings += content.Readings.Length;
            if (_readings >= BatchReadings)
            {
                Write();
            }
        }

        public void Write()
        {
            if (_records > 0)
            {
                insert.Bind(1, _fromMs).Bind(2, _toMs).Bind(3, _records).Bind(4, _readings).Bind(5, _row.Written).Execute();
            }

            _row.Clear();
            _records = 0;
            _readings = 0;
            _fromMs = long.MaxValue;
            _toMs = long.MinValue;
        }
    }
}
