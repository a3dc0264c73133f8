using Microsoft.Data.Sqlite;
using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Historian.Storage;

/// <summary>What a starting gateway takes up again: the progress of every store, and the alarms that were open.</summary>
internal sealed class JournalReader(HistoryConnections connections)
{
    /// <summary>Every store with its intervals, nodes in the order in which they first appeared.</summary>
    public IReadOnlyList<StoreProgress> ReadProgress()
    {
        using SqliteConnection connection = connections.OpenForReading();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText =
            """
            SELECT store.key, node, store_id, is_current, last_ms, first, last
            FROM store LEFT JOIN interval ON interval.store = store.key
            ORDER BY store.key, first
            """;
        var progress = new List<StoreProgress>();
        long key = 0;
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            if (progress.Count == 0 || reader.GetInt64(0) != key)
            {
                key = reader.GetInt64(0);
                progress.Add(new StoreProgress(
                    reader.GetString(1), SqliteUnsigned.FromBits(reader.GetInt64(2)), reader.GetBoolean(3), new RecordIntervals(), reader.GetInt64(4)));
            }

            if (!reader.IsDBNull(5))
            {
                progress[^1].Accounted.Add(SqliteUnsigned.FromOrdered(reader.GetInt64(5)), SqliteUnsigned.FromOrdered(reader.GetInt64(6)));
            }
        }

        return progress;
    }

    /// <summary>
    /// The last transition of each alarm that is not normal. Replayed ones do not count: they tell of the past, are written
    /// after what happened since, and must not drive outputs.
    /// </summary>
    public IReadOnlyList<AlarmTransition> ReadOpenAlarms()
    {
        using SqliteConnection connection = connections.OpenForReading();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText =
            $"""
            SELECT {AlarmColumns.Names} FROM alarm_entry
            WHERE key IN (SELECT max(key) FROM alarm_entry WHERE is_replay = 0 GROUP BY alarm) AND state <> {(int)AlarmState.Normal}
            ORDER BY key
            """;
        using SqliteDataReader reader = command.ExecuteReader();
        return AlarmColumns.ReadAll(reader);
    }
}
