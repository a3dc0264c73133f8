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
        WHERE point = $point AND (at_ms, store, number, part) > ($at, $store, $number, $part) AND at_ms < $to
        ORDER BY at_ms, store, number, part LIMIT $limit
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
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = Sql;
        command.Parameters.AddWithValue("$point", key);
        command.Parameters.AddWithValue("$at", after.AtMs);
        command.Parameters.AddWithValue("$store", after.Store);
        command.Parameters.AddWithValue("$number", after.Number);
        command.Parameters.AddWithValue("$part", after.Part);
        command.Parameters.AddWithValue("$to", toMs);
        command.Parameters.AddWithValue("$limit", SliceReadings);
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            after = new Position(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3));
            slice.Add(new Reading(
                pointIndex, after.AtMs, reader.ReadValue(4, 5), (Quality)reader.GetInt32(6), (BadReason)reader.GetInt32(7)));
        }

        return after;
    }

    /// <summary>Where in the order of the table a slice ended; the next one begins right after.</summary>
    private readonly record struct Position(long AtMs, long Store, long Number, long Part);
}
