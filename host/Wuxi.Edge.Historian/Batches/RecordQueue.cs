using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Historian.Batches;

/// <summary>
/// The bounded queue between the loop thread, which adds, and the writing thread, which takes batches. The lock is held
/// for the copy of one record, so neither waits for the other's work. Overflow policy: refuse; the node sends it again.
/// </summary>
/// <param name="capacity">In readings, the batch being written included.</param>
/// <param name="batchLimit">Most readings of one batch.</param>
/// <param name="keys">Keys of the points by index.</param>
internal sealed class RecordQueue(int capacity, int batchLimit, long[] keys)
{
    private readonly Lock _lock = new();
    private readonly Queue<RecordBatch> _full = new();
    private RecordBatch _filling = new();
    private RecordBatch? _spare;
    private int _depth;

    /// <summary>Readings that wait or are being written. Safe for use by many threads.</summary>
    public int Depth => Volatile.Read(ref _depth);

    /// <summary>Adds a record, which costs as much as its readings but at least one. False when it does not fit.</summary>
    /// <param name="isBatchFull">Whether a full batch waits now, so that there is nothing to linger for.</param>
    public bool TryAdd(in RecordHeader record, ReadOnlySpan<Reading> readings, out bool isBatchFull)
    {
        int cost = Math.Max(1, readings.Length);
        lock (_lock)
        {
            if (!TryMakeRoom(cost, out isBatchFull))
            {
                return false;
            }

            _filling.Add(record, readings, keys, cost);
            isBatchFull |= _filling.Cost >= batchLimit;
            return true;
        }
    }

    /// <summary>Adds something else that costs as much as <paramref name="cost"/> readings. False when it does not fit.</summary>
    /// <param name="isBatchFull">Whether a full batch waits now, so that there is nothing to linger for.</param>
    public bool TryAdd(in WorkItem item, int cost, out bool isBatchFull)
    {
        lock (_lock)
        {
            if (!TryMakeRoom(cost, out isBatchFull))
            {
                return false;
            }

            _filling.Add(item, cost);
            isBatchFull |= _filling.Cost >= batchLimit;
            return true;
        }
    }

    /// <summary>The oldest batch, or null. It still counts in <see cref="Depth"/> until <see cref="Release"/>.</summary>
    public RecordBatch? Take()
    {
        lock (_lock)
        {
            if (_full.TryDequeue(out RecordBatch? batch))
            {
                return batch;
            }

            if (_filling.Items.IsEmpty)
            {
                return null;
            }

            batch = _filling;
            _filling = TakeSpare();
            return batch;
        }
    }

    /// <summary>The batch is on disk: its place is free again.</summary>
    public void Release(RecordBatch batch)
    {
        int cost = batch.Cost;
        batch.Clear();
        lock (_lock)
        {
            _depth -= cost;
            _spare = batch;
        }
    }

    private bool TryMakeRoom(int cost, out bool isBatchFull)
    {
        // What is larger than the whole queue goes through when nothing else waits: refused for ever, it would
        // hold up its node for ever.
        if (_depth > 0 && cost > capacity - _depth)
        {
            isBatchFull = true;
            return false;
        }

        if (_filling.Cost > 0 && cost > batchLimit - _filling.Cost)
        {
            _full.Enqueue(_filling);
            _filling = TakeSpare();
        }

        _depth += cost;
        isBatchFull = _full.Count > 0;
        return true;
    }

    private RecordBatch TakeSpare()
    {
        RecordBatch batch = _spare ?? new RecordBatch();
        _spare = null;
        return batch;
    }
}
