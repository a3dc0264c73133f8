using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Testing.Load;

/// <summary>
/// A historian that costs nothing: takes every record, or none, and gives what it took back as committed on
/// <see cref="Commit"/>. Allocates nothing once its lists have grown. One thread.
/// </summary>
public sealed class TakingWriter : IRecordWriter
{
    private List<CommittedRange> _taken = [];
    private List<CommittedRange> _committed = [];
    private int _next;

    /// <summary>Whether it refuses everything, as a full disk makes it.</summary>
    public bool IsFull { get; set; }

    /// <summary>Readings taken.</summary>
    public long Readings { get; private set; }

    /// <summary>Records taken.</summary>
    public long Records { get; private set; }

    /// <summary>What was taken is on disk now.</summary>
    public void Commit()
    {
        if (_next == _committed.Count)
        {
            _committed.Clear();
            _next = 0;
            (_taken, _committed) = (_committed, _taken);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<StoreProgress> LoadProgress() => [];

    /// <inheritdoc/>
    public bool TryAppend(in RecordHeader record, ReadOnlySpan<Reading> readings)
    {
        if (IsFull)
        {
            return false;
        }

        Records++;
        Readings += readings.Length;
        _taken.Add(new CommittedRange(record.Id.Node, record.Id.StoreId, record.Id.Number, record.Id.Number));
        return true;
    }

    /// <inheritdoc/>
    public bool TryAppendGap(GapEntry gap) => !IsFull;

    /// <inheritdoc/>
    public bool TryQuarantine(QuarantineEntry entry) => !IsFull;

    /// <inheritdoc/>
    public bool TryOpenStore(string node, ulong storeId, long nowMs) => !IsFull;

    /// <inheritdoc/>
    public bool TryTakeCommitted(out CommittedRange committed)
    {
        bool isThere = _next < _committed.Count;
        committed = isThere ? _committed[_next++] : default;
        return isThere;
    }
}
