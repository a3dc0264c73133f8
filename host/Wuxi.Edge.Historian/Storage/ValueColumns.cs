using System.Text;
using Microsoft.Data.Sqlite;
using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Historian.Storage;

/// <summary>
/// A <see cref="PointValue"/> as two columns, kind and value. Numbers go in as their bit pattern: SQLite would make NULL of
/// a NaN and may make 0 of -0.0, and a binary32 takes 4 bytes this way instead of 8.
/// </summary>
internal static class ValueColumns
{
    public static SqliteStatement BindValue(this SqliteStatement statement, int kind, int value, PointValue from)
    {
        statement.Bind(kind, (long)from.Kind);
        return from.Kind switch
        {
            ValueKind.None => statement.BindNull(value),
            ValueKind.Text => statement.Bind(value, from.Text),
            _ => statement.Bind(value, from.Bits),
        };
    }

    public static PointValue ReadValue(this SqliteStatement statement, int kind, int value) =>
        (ValueKind)statement.GetInt64(kind) switch
        {
            ValueKind.None => default,
            ValueKind.Text => PointValue.FromText(statement.GetText(value)),
            ValueKind other => PointValue.FromBits(other, statement.GetInt64(value), null),
        };

    public static PointValue ReadValue(this SqliteDataReader reader, int kind, int value) => (ValueKind)reader.GetByte(kind) switch
    {
        ValueKind.None => default,
        // As bytes: GetString stops at an embedded NUL.
        ValueKind.Text => PointValue.FromText(Encoding.UTF8.GetString(reader.GetFieldValue<byte[]>(value))),
        ValueKind other => PointValue.FromBits(other, reader.GetInt64(value), null),
    };
}
