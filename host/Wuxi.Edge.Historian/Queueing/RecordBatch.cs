using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Historian.Queueing;

/// <summary>What is written in one transaction. Filled by the loop thread, then handed over to the writing one.</summary>
internal sealed class RecordBatch
{
    private Reading[] _readings = [];
    private int _readingCount;

    /// <summary>In the order of arrival.</summary>
    public List<WorkItem> Items { get; } = [];

    /// <summary>The readings of all records, one after the other.</summary>
    public ReadOnlySpan<Reading> Readings => _readings.AsSpan(0, _readingCount);

    /// <summary>What it takes of the queue's capacity, in readings.</summary>
    public int Cost { get; private set; }

    public void Add(WorkItem item, ReadOnlySpan<Reading> readings, int cost)
    {
        if (_readingCount + readings.Length > _readings.Length)
        {
            Array.Resize(ref _readings, Math.Max(_readingCount + readings.Length, Math.Max(256, 2 * _readings.Length)));
        }

        readings.CopyTo(_readings.AsSpan(_readingCount));
        Items.Add(item with { Offset = _readingCount, Count = readings.Length });
        _readingCount += readings.Length;
        Cost += cost;
    }

    public void Clear()
    {
        // Texts and entries would be kept alive for as long as the batch waits for its next use.
        Array.Clear(_readings, 0, _readingCount);
        Items.Clear();
        _readingCount = 0;
        Cost = 0;
    }
}
