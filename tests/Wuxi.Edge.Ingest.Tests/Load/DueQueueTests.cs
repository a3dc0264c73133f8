using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Ingest.Tests.Load;

/// <summary>The queue of due times against a plain array of them.</summary>
public class DueQueueTests
{
    private const int Items = 20;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Gives_every_item_when_the_earliest_time_asked_for_has_come(int seed)
    {
        var random = new Random(seed);
        var queue = new DueQueue(Items);
        long[] dueAt = [.. Enumerable.Repeat(DueQueue.Never, Items)];
        for (long clock = 0; clock < 5_000; clock++)
        {
            int item = random.Next(Items);
            long due = random.Next(10) == 0 ? DueQueue.Never : clock + random.Next(-5, 50);
            queue.Set(item, due);
            dueAt[item] = Math.Min(dueAt[item], due);
            var given = new List<int>();
            while (queue.TryTake(clock, out int taken))
            {
                given.Add(taken);
            }

            int[] expected = [.. Enumerable.Range(0, Items).Where(i => dueAt[i] <= clock)];
            Assert.Equal(expected, given.Order());
            foreach (int taken in given)
            {
                dueAt[taken] = DueQueue.Never;
            }

            Assert.True(queue.NextDue > clock);
        }
    }

    [Fact]
    public void Does_not_give_an_item_twice_that_was_asked_for_twice()
    {
        var queue = new DueQueue(1);
        queue.Set(0, 10);
        queue.Set(0, 5);
        Assert.True(queue.TryTake(5, out _));
        Assert.False(queue.TryTake(10, out _));
    }
}
