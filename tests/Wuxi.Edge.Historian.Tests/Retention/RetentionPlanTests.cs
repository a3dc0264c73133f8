using Wuxi.Edge.Historian.Retention;
using Wuxi.Edge.Historian.Segments;

namespace Wuxi.Edge.Historian.Tests.Retention;

/// <summary>Which segment loses what next.</summary>
public class RetentionPlanTests
{
    private const long DayMs = SegmentInfo.DayMs;
    private const long Megabyte = 1 << 20;

    [Theory]
    [InlineData(400, 1100, 1100, 0, 400, "None")]
    [InlineData(400, 1100, 1100, 0, 401, "Gauges")]
    [InlineData(400, 1100, 1100, 0, 1100, "Gauges")]
    [InlineData(400, 1100, 1100, 0, 1101, "Readings")]
    [InlineData(0, 10, 0, 0, 5000, "Counters")]
    [InlineData(0, 0, 0, 0, 5000, "None")]
    [InlineData(5, 5, 5, 7, 8, "Readings, Rollups")]
    [InlineData(5, 5, 0, 7, 8, "Gauges, Counters, Rollups")]
    public void Too_old_is_what_is_older_than_its_kind_is_kept(int gauges, int counters, int states, int rollups, int age, string lost)
    {
        var options = new HistorianOptions { KeepGaugeDays = gauges, KeepCounterDays = counters, KeepStateDays = states, KeepRollupDays = rollups };
        Assert.Null(options.FindFault());
        SegmentInfo[] catalogue = [Segment(1, 10_000 - age, 5), Segment(2, 10_000, 5)];
        var plan = RetentionPlan.ForAge(catalogue, (10_000 * DayMs) + DayMs - 1, options);
        Assert.Equal(lost, (plan?.Lost ?? LostParts.None).ToString());
        Assert.Equal(lost == "None" ? null : 1, plan?.Segment.Key);
    }

    [Fact]
    public void A_clock_that_is_years_ahead_takes_nothing()
    {
        SegmentInfo[] catalogue = [Segment(1, 9_999, 5), Segment(2, 10_000, 5)];
        Assert.Null(RetentionPlan.ForAge(catalogue, 20_000 * DayMs, new HistorianOptions()));
    }

    [Theory]
    [InlineData(256, 0, 200, 50, 9999, null)]
    [InlineData(256, 0, 200, 57, 9999, "Readings Quota")]
    [InlineData(0, 1024, 200, 57, 1024, null)]
    [InlineData(0, 1024, 200, 57, 1023, "Readings FreeSpace")]
    [InlineData(0, 0, 200, 57, 0, null)]
    [InlineData(300, 1024, 200, 57, 1023, "Readings FreeSpace")]
    public void Too_little_room_takes_the_oldest_readings(long quota, long floor, long segments, long other, long free, string? expected)
    {
        var options = new HistorianOptions { QuotaMegabytes = quota, FreeMegabytes = floor };
        SegmentInfo[] catalogue = [Segment(7, 20, segments / 2), Segment(9, 10, segments / 2)];
        var plan = RetentionPlan.ForRoom(catalogue, 0, new RetentionState(other * Megabyte, free * Megabyte), options);
        Assert.Equal(expected, plan is null ? null : $"{plan.Lost} {plan.Reason}");
        Assert.Equal(expected is null ? null : 9, plan?.Segment.Key);
    }

    [Fact]
    public void Free_space_never_costs_roll_ups()
    {
        SegmentInfo[] catalogue = [Segment(1, 10, 100) with { Lost = LostParts.Readings }];
        Assert.Null(RetentionPlan.ForRoom(catalogue, 0, new RetentionState(0, 0), new HistorianOptions { FreeMegabytes = 1024 }));
        var options = new HistorianOptions { QuotaMegabytes = 256 };
        Assert.Equal(LostParts.Readings | LostParts.Rollups, RetentionPlan.ForRoom(catalogue, 0, new RetentionState(Megabyte << 10, 0), options)!.Lost);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Any_history_ends_within_its_quota_and_loses_the_oldest_first(int seed)
    {
        var random = new Random(seed);
        for (int round = 0; round < 100; round++)
        {
            var options = new HistorianOptions
            {
                QuotaMegabytes = 256 + random.Next(512),
                KeepGaugeDays = random.Next(3) * random.Next(30),
                KeepCounterDays = random.Next(3) * random.Next(30),
                KeepStateDays = random.Next(3) * random.Next(30),
                KeepRollupDays = random.Next(2) * 60,
            };
            Assert.Null(options.FindFault());
            List<SegmentInfo> catalogue = [.. Enumerable.Range(1, random.Next(40)).Select(key => Segment(key, random.Next(100), random.Next(1, 60)))];
            long otherBytes = random.Next(100) * Megabyte;
            AssertAges(catalogue, options);
            AssertRoom(catalogue, options, otherBytes);
        }
    }

    /// <summary>One after the other comes to what each segment by itself should have lost.</summary>
    private static void AssertAges(List<SegmentInfo> before, HistorianOptions options)
    {
        List<SegmentInfo> catalogue = [.. before];
        while (RetentionPlan.ForAge(catalogue, 100 * DayMs, options) is { } plan)
        {
            Assert.Equal(RetentionReason.Age, plan.Reason);
            Assert.NotEqual(plan.Segment.Lost, plan.Lost);
            catalogue[catalogue.IndexOf(plan.Segment)] = plan.Segment with { Lost = plan.Lost };
        }

        long newest = before.Count == 0 ? 0 : before.Max(segment => segment.ToMs);
        foreach (SegmentInfo segment in catalogue)
        {
            bool IsOld(int days) => days > 0 && newest - segment.ToMs > days * DayMs;
            Assert.Equal(IsOld(options.KeepGaugeDays), segment.Lost.HasFlag(LostParts.Gauges));
            Assert.Equal(IsOld(options.KeepCounterDays), segment.Lost.HasFlag(LostParts.Counters));
            Assert.Equal(IsOld(options.KeepStateDays), segment.Lost.HasFlag(LostParts.States));
            Assert.Equal(IsOld(options.KeepRollupDays), segment.Lost.HasFlag(LostParts.Rollups));
        }
    }

    private static void AssertRoom(List<SegmentInfo> before, HistorianOptions options, long otherBytes)
    {
        List<SegmentInfo> catalogue = [.. before];
        var gone = new List<SegmentInfo>();
        var state = new RetentionState(otherBytes, long.MaxValue);
        int steps = 0;
        while (RetentionPlan.ForRoom(catalogue, 0, state, options) is { } plan)
        {
            Assert.True(++steps <= 3 * before.Count, "it does not end");
            catalogue.Remove(plan.Segment);
            if (plan.Lost == LostParts.Everything)
            {
                gone.Add(plan.Segment);
            }
            else
            {
                catalogue.Add(plan.Segment with { Lost = plan.Lost, Bytes = plan.Segment.Bytes / 8 });
            }
        }

        Assert.True(catalogue.Count == 0 || catalogue.Sum(segment => segment.Bytes) + otherBytes <= options.QuotaMegabytes * Megabyte);
        SegmentInfo[] inOrder = [.. gone.Select(segment => segment with { Lost = LostParts.Everything }).Concat(catalogue).OrderBy(segment => segment.ToMs).ThenBy(segment => segment.Key)];
        Assert.Equal(inOrder.OrderByDescending(segment => segment.Lost).Select(segment => segment.Lost), inOrder.Select(segment => segment.Lost));
        // A kind of loss begins when the one before has taken all.
        Assert.True(inOrder.Select(segment => segment.Lost).Distinct().Count() <= 2);
    }

    private static SegmentInfo Segment(long key, long day, long megabytes) =>
        new(key, day, 100, day * DayMs, ((day + 1) * DayMs) - 1, 1000, 1000, megabytes * Megabyte);
}
