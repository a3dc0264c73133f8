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
        return
        [
            .. AccountBook.Load(connection).Accounts.Select(account => new StoreProgress(
                account.Node, account.StoreId, account.IsCurrent, account.Accounted, account.LastMs)),
        ];
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
