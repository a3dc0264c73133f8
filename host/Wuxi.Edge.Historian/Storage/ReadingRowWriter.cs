using Microsoft.Data.Sqlite;
using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Historian.Storage;

/// <summary>
/// One row a reading, clustered by point and time so that a trend reads neighbouring pages. A batch is sorted the same way
/// before it is written: then each page is found and filled once, which makes twice the speed of the order of arrival.
/// </summary>
internal sealed class ReadingRowWriter : IReadingStorage
{
    private readonly SqliteStatement _insert;
    private readonly long[] _pointKeys;
    private readonly List<Row> _rows = [];

    /// <param name="connection">The writer's connection.</param>
    /// <param name="pointKeys">Key of each point, by <see cref="Point.Index"/>.</param>
    public ReadingRowWriter(SqliteConnection connection, long[] pointKeys)
    {
        _pointKeys = pointKeys;
        // Replace: a row with the same key is the same reading, and must never hold up a batch.
        _insert = new SqliteStatement(connection, "INSERT OR REPLACE INTO reading VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    }

    public void Write(ReadOnlySpan<Reading> readings, IReadOnlyList<StoredRecord> records)
    {
        _rows.Clear();
        foreach (StoredRecord record in records)
        {
            for (int part = 0; part < record.Count; part++)
            {
                int index = record.Offset + part;
                ref readonly Reading reading = ref readings[index];
                _rows.Add(new Row(_pointKeys[reading.Point], reading.TimestampMs, index, part, record.Store, record.Number));
            }
        }

        _rows.Sort();
        foreach (Row row in _rows)
        {
            ref readonly Reading reading = ref readings[row.Index];
            _insert.Bind(1, row.Point).Bind(2, row.AtMs).Bind(3, row.Store).Bind(4, SqliteUnsigned.ToBits(row.Number)).Bind(5, row.Part);
            _insert.BindValue(6, 7, reading.Value).Bind(8, (long)reading.Quality).Bind(9, (long)reading.Reason);
            _insert.Execute();
        }
    }

    public void Dispose() => _insert.Dispose();

    private readonly record struct Row(long Point, long AtMs, int Index, int Part, long Store, ulong Number) : IComparable<Row>
    {
        public int CompareTo(Row other)
        {
            int byPoint = Point.CompareTo(other.Point);
            int byTime = byPoint != 0 ? byPoint : AtMs.CompareTo(other.AtMs);
            return byTime != 0 ? byTime : Index.CompareTo(other.Index);
        }
    }
}
