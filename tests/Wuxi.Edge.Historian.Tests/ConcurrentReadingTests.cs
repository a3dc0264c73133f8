using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Historian.Tests;

public class ConcurrentReadingTests
{
    private const long T0 = 1_780_000_000_000;
    private const int Records = 40_000;

    [Fact]
    public async Task Readers_see_whole_records_and_never_less_than_before_while_the_writer_writes()
    {
        using var history = new TestHistory(TestWorkshop.WithPoints(2), options => options.BatchReadings = 500);
        using var done = new CancellationTokenSource();
        Task<int>[] readers = [.. Enumerable.Range(0, 3).Select(_ => Task.Run(() => Read(history, done.Token)))];
        var told = new RecordIntervals();
        for (ulong number = 1; number <= Records; number++)
        {
            long atMs = T0 + (long)number;
            history.Append("N001", 7, number, atMs, new Reading(0, atMs, PointValue.FromInt64((long)number), Quality.Good, BadReason.None), new Reading(1, atMs, PointValue.FromInt64(-(long)number), Quality.Good, BadReason.None));
            if (number % 200 == 0)
            {
                history.PumpAll();
                history.TakeCommitted().ForEach(range => told.Add(range.First, range.Last));
                // Told is there: for a reader that begins now.
                Assert.Equal((int)told.Contiguous, (int)history.Query.ReadTotals().Records);
            }
        }

        await done.CancelAsync();
        int[] rounds = await Task.WhenAll(readers);
        Assert.All(rounds, count => Assert.True(count > 0));
        Assert.Equal(Records, history.ReadAll(0).Count);
    }

    private static int Read(TestHistory history, CancellationToken done)
    {
        int rounds = 0;
        do
        {
            HistoryTotals totals = history.Query.ReadTotals();
            Assert.Equal(2 * totals.Records, totals.Readings);
            long next = 0;
            foreach (Reading reading in history.Query.ReadRange(history.Workshop.Points[1].Id, T0, long.MaxValue))
            {
                Assert.Equal(-++next, reading.Value.Bits);
            }

            Assert.True(next >= totals.Records, $"{next} readings after {totals.Records} records were stored");
            Assert.True(history.Query.ReadCompleteness("N001", T0, long.MaxValue).Records >= next);
            rounds++;
        }
        while (!done.IsCancellationRequested);

        return rounds;
    }
}
