using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Historian.Storage;

/// <summary>
/// Where readings go: the seam behind which rows can give way to compact blocks. Called inside the writer's transaction,
/// by one thread; whatever it keeps in memory must survive a rollback.
/// </summary>
internal interface IReadingStorage : IDisposable
{
    /// <summary>Writes the readings of records that are not stored yet.</summary>
    void Write(ReadOnlySpan<Reading> readings, IReadOnlyList<StoredRecord> records);
}
