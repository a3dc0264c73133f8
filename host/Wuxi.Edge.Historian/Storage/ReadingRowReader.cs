using Microsoft.Data.Sqlite;
using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Historian.Storage;

/// <summary>
/// Reads what <see cref="ReadingRowWriter"/> wrote, in slices: each is one short transaction, so that whoever reads slowly,
/// or stops in the middle, neither holds up the clean-up of the write-ahead log nor keeps a connection.
/// </summary>
internal sealed class ReadingRowReader(HistoryConnections connections) : IReadingSource
{
    private const int SliceReadings = 4096;

    private const string Sql =
        """
        SELECT at_ms, store, number, part, kind, value, quality, reason FROM reading
        WHERE point = ?1 AND (at_ms, store, number, part) > (?2, ?3, ?4, ?5) AND at_ms < ?6
        ORDER BY at_ms, store, number, part LIMIT ?7
        """;

    public IEnumerable<Reading> Read(string pointId, int pointIndex, long fromMs, long toMs)
    {
        if (FindKey(pointId) is not long key)
        {
            yield break;
        }

        var slice = new List<Reading>();
        var after = new Position(fromMs, long.MinValue, long.MinValue, -1);
        do
        {
            after = ReadSlice(key, pointIndex, after, toMs, slice);
            foreach (Reading reading in slice)
            {
                yield return reading;
            }
        }
        while (slice.Count == SliceReadings);
    }

    private long? FindKey(string pointId)
    {
        using SqliteConnection connection = connections.OpenForReading();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT key FROM point WHERE id = $id";
        command.Parameters.AddWithValue("$id", pointId);
        return (long?)command.ExecuteScalar();
    }

    private Position ReadSlice(long key, int pointIndex, Position after, long toMs, List<Reading> slice)
    {
        slice.Clear();
        using SqliteConnection connection = connections.OpenForReading();
        using var select = new SqliteStatement(connection, Sql);
        select.Bind(1, key).Bind(2, after.AtMs).Bind(3, after.Store).Bind(4, after.Number).Bind(5, after.Part);
        select.Bind(6, toMs).Bind(7, SliceReadings);
        while (select.Read())
        {
            after = new Position(select.GetInt64(0), select.GetInt64(1), select.GetInt64(2), select.GetInt64(3));
            slice.Add(new Reading(
                pointIndex, after.AtMs, select.ReadValue(4, 5), (Quality)select.GetInt64(6), (BadReason)select.GetInt64(7)));
        }

        return after;
    }

    /// <summary>Where in the order of the table a slice ended; the next one begins right after.</summary>
    private readonly record struct Position(long AtMs, long Store, long Number, long Part);
}
