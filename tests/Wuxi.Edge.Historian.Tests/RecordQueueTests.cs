using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Historian.Batches;
using Wuxi.Edge.Historian.Coding;

namespace Wuxi.Edge.Historian.Tests;

public class RecordQueueTests
{
    [Fact]
    public void It_holds_as_many_readings_as_it_may_until_they_are_released()
    {
        var queue = new RecordQueue(capacity: 10, batchLimit: 4, [1]);
        Assert.True(Add(queue, 1, 6));
        Assert.True(Add(queue, 2, 4));
        Assert.False(Add(queue, 3, 1));

        RecordBatch batch = queue.Take()!;
        Assert.False(Add(queue, 3, 1), "what is being written still takes its place");
        queue.Release(batch);
        Assert.True(Add(queue, 3, 6));
        Assert.Equal(10, queue.Depth);
    }

    [Fact]
    public void Batches_keep_the_order_and_the_limit_and_hold_what_was_added()
    {
        var random = new Random(5);
        var queue = new RecordQueue(capacity: 100_000, batchLimit: 50, [1]);
        int[] counts = [.. Enumerable.Range(0, 500).Select(_ => random.Next(0, 70))];
        var taken = new List<(ulong Number, int Count)>();
        for (int i = 0; i < counts.Length; i++)
        {
            Assert.True(Add(queue, (ulong)i, counts[i]));
            if (random.Next(20) == 0)
            {
                TakeOne(queue, taken);
            }
        }

        while (TakeOne(queue, taken))
        {
        }

        Assert.Equal(counts.Select((count, i) => ((ulong)i, count)), taken);
        Assert.Equal(0, queue.Depth);
    }

    [Fact]
    public void What_is_larger_than_the_queue_goes_through_alone()
    {
        var queue = new RecordQueue(capacity: 10, batchLimit: 4, [1]);
        Assert.True(Add(queue, 1, 1));
        Assert.False(Add(queue, 2, 50));
        queue.Release(queue.Take()!);
        Assert.True(Add(queue, 2, 50));
        Assert.Equal(50, queue.Take()!.Items[0].Readings);
    }

    private static bool TakeOne(RecordQueue queue, List<(ulong Number, int Count)> taken)
    {
        if (queue.Take() is not { } batch)
        {
            return false;
        }

        Assert.True(batch.Cost <= 50 || batch.Items.Length == 1, $"{batch.Items.Length} items of together {batch.Cost}");
        foreach (WorkItem item in batch.Items)
        {
            var row = new ByteWriter();
            row.WriteVarint(9);
            row.WriteVarint((uint)item.Length);
            row.WriteBytes(batch.Bodies.Written.Slice(item.Offset, item.Length));
            int position = 0;
            BatchRecord record = BatchCodec.ReadRecord(row.Written, ref position);
            Assert.Equal((9L, item.Id.Number, item.Readings), (record.Stream, record.Number, record.Readings));
            var reader = new ByteReader(row.Written.Slice(record.Offset, record.Length));
            long point = 0;
            for (int i = 0; i < record.Readings; i++)
            {
                Assert.Equal(ValueKind.Int64, BatchCodec.ReadReading(ref reader, ref point, out long bits, out _).Kind);
                Assert.Equal((long)item.Id.Number, bits);
            }

            taken.Add((item.Id.Number, item.Readings));
        }

        queue.Release(batch);
        return true;
    }

    private static bool Add(RecordQueue queue, ulong number, int count) => queue.TryAdd(
        new RecordHeader(new RecordId("N001", 1, number), "device-1", 0, false, 0),
        [.. Enumerable.Repeat(new Reading(0, 0, PointValue.FromInt64((long)number), Quality.Good, BadReason.None), count)],
        out _);
}
