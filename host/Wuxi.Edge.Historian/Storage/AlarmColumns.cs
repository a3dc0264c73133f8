using Microsoft.Data.Sqlite;
using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Historian.Storage;

/// <summary>The columns of <c>alarm_entry</c>, in the order of <see cref="Names"/>, as a transition.</summary>
internal static class AlarmColumns
{
    public const string Names =
        "alarm, kind, state, priority, at_ms, active_since_ms, value_kind, value, node, store_id, number, is_replay, user";

    public static List<AlarmTransition> ReadAll(SqliteDataReader reader)
    {
        var entries = new List<AlarmTransition>();
        while (reader.Read())
        {
            entries.Add(Read(reader));
        }

        return entries;
    }

    private static AlarmTransition Read(SqliteDataReader reader) => new(
        reader.GetString(0),
        (AlarmTransitionKind)reader.GetInt32(1),
        (AlarmState)reader.GetInt32(2),
        (AlarmPriority)reader.GetInt32(3),
        reader.GetInt64(4),
        reader.GetInt64(5),
        reader.ReadValue(6, 7),
        reader.IsDBNull(8)
            ? null
            : new RecordId(reader.GetString(8), SqliteUnsigned.FromBits(reader.GetInt64(9)), SqliteUnsigned.FromBits(reader.GetInt64(10))),
        reader.GetBoolean(11),
        reader.IsDBNull(12) ? null : reader.GetString(12));
}
