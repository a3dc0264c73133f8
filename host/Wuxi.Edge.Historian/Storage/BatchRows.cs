using Wuxi.Edge.Historian.Batches;

namespace Wuxi.Edge.Historian.Storage;

/// <summary>Walks batches. Not thread safe.</summary>
/// <param name="rows">Selects <see cref="Columns"/>; disposed of with this.</param>
internal sealed class BatchRows(SqliteStatement rows) : IDisposable
{
    public const string Columns = "key, from_ms, to_ms, records, readings, data";

    public long Key => rows.GetInt64(0);

    /// <summary>Time of the earliest and the latest record, UTC ms.</summary>
    public long FromMs => rows.GetInt64(1);

    public long ToMs => rows.GetInt64(2);

    /// <summary>How many records and readings there should be.</summary>
    public long RecordCount => rows.GetInt64(3);

    public long Readings => rows.GetInt64(4);

    /// <summary>The batch itself; valid until the next.</summary>
    public ReadOnlySpan<byte> Data => rows.GetBlob(5);

    /// <summary>Its records.</summary>
    public BatchRecords Records => new(Data);

    /// <summary>The next batch; false when there is none.</summary>
    public bool Next() => rows.Read();

    public void Dispose() => rows.Dispose();
}
