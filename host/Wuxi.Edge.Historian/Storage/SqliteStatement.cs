using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Wuxi.Edge.Historian.Storage;

/// <summary>
/// A prepared statement that moves rows without allocation: SqliteCommand boxes every value, and its reader checks every
/// column, which is most of the cost of a row. Does not wait for locks beyond the connection's <c>busy_timeout</c>. Columns count from 0, parameters from 1. Not thread safe.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    /// <exception cref="SqliteException">The statement does not compile.</exception>
    public SqliteStatement(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(_database, sql, out _statement));
    }

    public SqliteStatement Bind(int parameter, long value)
    {
        Check(raw.sqlite3_bind_int64(_statement, parameter, value));
        return this;
    }

    public SqliteStatement Bind(int parameter, long? value) => value is long number ? Bind(parameter, number) : BindNull(parameter);

    public SqliteStatement BindNull(int parameter)
    {
        Check(raw.sqlite3_bind_null(_statement, parameter));
        return this;
    }

    public SqliteStatement Bind(int parameter, string? text)
    {
        // By length: the overload for strings stops at an embedded NUL. An empty span would be a null pointer, which is NULL.
        Check(text is null ? raw.sqlite3_bind_null(_statement, parameter)
            : text.Length == 0 ? raw.sqlite3_bind_text(_statement, parameter, "")
            : raw.sqlite3_bind_text(_statement, parameter, (ReadOnlySpan<byte>)Encoding.UTF8.GetBytes(text)));
        return this;
    }

    public SqliteStatement Bind(int parameter, ReadOnlySpan<byte> blob)
    {
        Check(blob.IsEmpty
            ? raw.sqlite3_bind_zeroblob(_statement, parameter, 0)
            : raw.sqlite3_bind_blob(_statement, parameter, blob));
        return this;
    }

    /// <summary>The next row; false, and ready for the next use, when there is none.</summary>
    public bool Read()
    {
        int result = raw.sqlite3_step(_statement);
        if (result == raw.SQLITE_ROW)
        {
            return true;
        }

        // Reset reports the error of the step once more.
        int reset = raw.sqlite3_reset(_statement);
        Check(result == raw.SQLITE_DONE ? reset : result);
        return false;
    }

    /// <summary>Runs a statement that gives no rows, or whose rows do not matter.</summary>
    public void Execute()
    {
        while (Read())
        {
        }
    }

    /// <summary>Column 0 of the first row, or null when there is no row or the column is null.</summary>
    public long? ReadInt64()
    {
        long? value = null;
        if (Read())
        {
            value = raw.sqlite3_column_type(_statement, 0) == raw.SQLITE_NULL ? null : GetInt64(0);
            Check(raw.sqlite3_reset(_statement));
        }

        return value;
    }

    public long GetInt64(int column) => raw.sqlite3_column_int64(_statement, column);

    /// <summary>By length, so that an embedded NUL does not end it.</summary>
    public string GetText(int column) => Encoding.UTF8.GetString(raw.sqlite3_column_blob(_statement, column));

    /// <summary>The bytes of a column; valid until the next row.</summary>
    public ReadOnlySpan<byte> GetBlob(int column) => raw.sqlite3_column_blob(_statement, column);

    public void Dispose() => _statement.Dispose();

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
        {
            SqliteException.ThrowExceptionForRC(result, _database);
        }
    }
}
