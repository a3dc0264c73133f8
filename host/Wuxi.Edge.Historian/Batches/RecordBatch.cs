using System.Runtime.InteropServices;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Historian.Coding;

namespace Wuxi.Edge.Historian.Batches;

/// <summary>What is written in one transaction. Filled by the loop thread, then handed over to the writing one.</summary>
internal sealed class RecordBatch
{
    private readonly List<WorkItem> _items = [];

    /// <summary>In the order of arrival.</summary>
    public ReadOnlySpan<WorkItem> Items => CollectionsMarshal.AsSpan(_items);

    /// <summary>The records' bodies, as <see cref="BatchCodec"/> writes them.</summary>
    public ByteWriter Bodies { get; } = new(4096);

    /// <summary>What it takes of the queue's capacity, in readings.</summary>
    public int Cost { get; private set; }

    public void Add(in RecordHeader record, ReadOnlySpan<Reading> readings, ReadOnlySpan<long> keys, int cost)
    {
        int offset = Bodies.Length;
        BatchCodec.WriteBody(record, readings, keys, Bodies);
        _items.Add(new WorkItem(
            WorkKind.Record, record.Id, record.Device ?? "", record.TimestampMs, offset, Bodies.Length - offset, readings.Length));
        Cost += cost;
    }

    public void Add(in WorkItem item, int cost)
    {
        _items.Add(item);
        Cost += cost;
    }

    public void Clear()
    {
        _items.Clear();
        Bodies.Clear();
        Cost = 0;
    }
}
