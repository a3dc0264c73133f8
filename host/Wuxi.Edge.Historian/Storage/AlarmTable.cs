using Microsoft.Data.Sqlite;
using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Historian.Storage;

/// <summary>Writes the alarm journal. An entry that is there already, by (alarm, kind, record or time), changes nothing.</summary>
internal sealed class AlarmTable(SqliteConnection connection) : IDisposable
{
    private readonly SqliteStatement _insert = new(
        connection,
        """
        INSERT INTO alarm_entry (alarm, kind, state, priority, at_ms, active_since_ms, value_kind, value,
            node, store_id, number, is_replay, user)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
        """);

    public void Add(AlarmTransition entry)
    {
        _insert.Bind(1, entry.AlarmId).Bind(2, (long)entry.Kind).Bind(3, (long)entry.State).Bind(4, (long)entry.Priority);
        _insert.Bind(5, entry.TimestampMs).Bind(6, entry.ActiveSinceMs).BindValue(7, 8, entry.Value);
        _insert.Bind(9, entry.Record?.Node);
        _insert.Bind(10, entry.Record is { } record ? SqliteUnsigned.ToBits(record.StoreId) : null);
        _insert.Bind(11, entry.Record is { } cause ? SqliteUnsigned.ToBits(cause.Number) : null);
        _insert.Bind(12, entry.IsReplay ? 1 : 0).Bind(13, entry.User).Execute();
    }

    public void Dispose() => _insert.Dispose();
}
