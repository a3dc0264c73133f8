using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Historian.Upkeep;

namespace Wuxi.Edge.Historian.Tests.Retention;

/// <summary>Any history, given up bit by bit: what is left is right, what is summed stays summed, and every number stays accounted for.</summary>
public class RandomRetentionTests
{
    private const int Points = 6;
    private const int Days = 8;
    private const long DayMs = 86_400_000;
    private const long T0 = 20_000 * DayMs;

    private static readonly long[] Boundaries = [.. Enumerable.Range(0, Days + 1).Select(day => T0 + (day * DayMs))];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void What_is_left_is_right(int seed)
    {
        var random = new Random(seed);
        PointKind[] kinds = [.. Enumerable.Range(0, Points).Select(_ => (PointKind)random.Next(3))];
        using var history = new TestHistory(new TestWorkshop(kinds), options => (options.KeepGaugeDays, options.KeepCounterDays, options.KeepStateDays) = (0, 0, 0));
        Fill(history, random);
        List<Reading>[] readings = [.. Enumerable.Range(0, Points).Select(history.ReadAll)];
        IReadOnlyList<TimeWindow>[] windows = [.. history.Workshop.Points.Select(point => history.Query.ReadWindows(point.Id, Boundaries))];
        long records = history.Query.ReadCompleteness("N001", 0, long.MaxValue).Records;
        for (int keep = Days; keep > 0; keep--)
        {
            int[] days = [keep, random.Next(3) * keep, keep + random.Next(2)];
            (history.Options.KeepGaugeDays, history.Options.KeepCounterDays, history.Options.KeepStateDays) = (days[0], days[1], days[2]);
            Run(history);
            Assert.Empty(HistoryCheck.Run(history.Options.Folder, default).Faults);
            Assert.Equal(records, history.Query.ReadCompleteness("N001", 0, long.MaxValue).Records);
            for (int point = 0; point < Points; point++)
            {
                List<Reading> left = history.ReadAll(point);
                Assert.Equal(readings[point][^left.Count..], left);
                Assert.Equal(windows[point].Select(Sums), history.Query.ReadWindows(history.Workshop.Points[point].Id, Boundaries).Select(Sums));
            }
        }

        Assert.Contains(Enumerable.Range(0, Points), point => history.ReadAll(point).Count < readings[point].Count);
    }

    /// <summary>In single precision: a roll-up knows 0.1, a reading of 32 bits 0.10000000149.</summary>
    private static (long, long, float?, float?, float?) Sums(TimeWindow window) =>
        (window.Count, window.BadCount, (float?)window.Min, (float?)window.Max, (float?)window.Last);

    private static void Fill(TestHistory history, Random random)
    {
        ulong number = 1;
        long periodMs = 1000 * random.Next(60, 600);
        for (long atMs = T0; atMs < T0 + (Days * DayMs); atMs += periodMs)
        {
            // Not every record has every point, nor two points the same kind of number.
            Reading[] readings = [.. Enumerable.Range(0, Points).Where(_ => random.Next(4) > 0).Select(point => Read(point, atMs, random))];
            history.Append("N001", 1, number++, atMs, readings);
        }

        history.PumpAll();
        history.Time.StepUtc(DateTimeOffset.FromUnixTimeMilliseconds(T0 + (Days * DayMs)));
        history.Time.Advance(TimeSpan.FromHours(1));
        Run(history);
    }

    private static Reading Read(int point, long atMs, Random random) => random.Next(20) == 0
        ? new Reading(point, atMs, default, Quality.Bad, (BadReason)random.Next(1, 9))
        : new Reading(
            point,
            atMs,
            point switch
            {
                0 => PointValue.FromFloat(random.Next(-500, 500) / 10f),
                1 => PointValue.FromDouble(random.NextDouble()),
                2 => PointValue.FromInt64(random.NextInt64()),
                3 => PointValue.FromBoolean(random.Next(2) == 0),
                4 => PointValue.FromDouble(random.Next(1000) / 100.0),
                _ => PointValue.FromInt64(random.Next(100)),
            },
            Quality.Good,
            BadReason.None);

    private static void Run(TestHistory history)
    {
        while (history.Sealer.RunOnce())
        {
        }
    }
}
