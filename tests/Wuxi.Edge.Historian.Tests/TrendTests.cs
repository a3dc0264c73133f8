using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Historian.Tests;

public class TrendTests
{
    private const long T0 = 1_780_000_000_000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_trend_is_what_counting_by_hand_gives(int seed)
    {
        var random = new Random(seed);
        using var history = new TestHistory();
        var all = new List<Reading>();
        for (int i = 0; i < 9_000; i++)
        {
            long atMs = T0 + random.Next(100_000);
            var reading = new Reading(0, atMs, Value(random), Quality.Good, BadReason.None);
            all.Add(random.Next(10) == 0 ? new Reading(0, atMs, default, Quality.Bad, BadReason.Timeout) : reading);
            history.Append("N001", 1, (ulong)i + 1, atMs, all[^1]);
        }

        history.PumpAll();
        // Same instants come back in the order of their numbers.
        Reading[] ordered = [.. all.OrderBy(reading => reading.TimestampMs)];
        foreach ((long from, long to, int buckets) in new[] { (T0, T0 + 100_000, 100), (T0 + 777, T0 + 90_123, 61), (T0 - 5_000, T0 + 500, 7), (T0 + 10, T0 + 17, 12), (T0 + 200_000, T0 + 300_000, 3) })
        {
            AssertTrend(ordered, from, to, buckets, history.Query.ReadTrend(history.Workshop.Points[0].Id, from, to, buckets));
        }
    }

    [Fact]
    public void The_widest_range_and_the_largest_numbers_do_not_overflow()
    {
        using var history = new TestHistory();
        foreach ((int i, float value) in new[] { float.MaxValue, float.MaxValue, float.MinValue }.Index())
        {
            history.Append("N001", 1, (ulong)i + 1, T0, new Reading(0, T0, PointValue.FromFloat(value), Quality.Good, BadReason.None));
        }

        history.Append("N001", 1, 4, T0, new Reading(1, T0, PointValue.FromDouble(double.MaxValue), Quality.Good, BadReason.None));
        history.Append("N001", 1, 5, T0, new Reading(1, T0, PointValue.FromDouble(double.MaxValue), Quality.Good, BadReason.None));
        history.PumpAll();
        IReadOnlyList<TrendBucket> trend = history.Query.ReadTrend(history.Workshop.Points[0].Id, long.MinValue, long.MaxValue, 1000);
        TrendBucket filled = Assert.Single(trend, bucket => bucket.Count > 0);
        Assert.Equal(float.MaxValue / 3.0, filled.Mean!.Value, float.MaxValue / 1e9);
        Assert.Equal(double.MaxValue, history.Query.ReadTrend(history.Workshop.Points[1].Id, T0, T0 + 1, 1)[0].Mean);
    }

    [Fact]
    public void An_empty_range_or_no_buckets_are_refused()
    {
        using var history = new TestHistory();
        Assert.Throws<ArgumentOutOfRangeException>(() => history.Query.ReadTrend("A1/machine/q0", 5, 5, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => history.Query.ReadTrend("A1/machine/q0", 5, 6, 0));
        Assert.Equal(10, history.Query.ReadTrend("never/heard/of", 5, 6, 10).Count);
    }

    private static PointValue Value(Random random) => random.Next(20) switch
    {
        0 => PointValue.FromFloat(float.NaN),
        1 => PointValue.FromText("running"),
        2 => PointValue.FromBoolean(true),
        3 => PointValue.FromDouble(random.NextDouble() * 1e6),
        4 => PointValue.FromInt64(random.Next(-50, 50)),
        5 => PointValue.FromDouble(double.PositiveInfinity),
        _ => PointValue.FromFloat(random.NextSingle() * 100 - 50),
    };

    private static void AssertTrend(Reading[] all, long from, long to, int buckets, IReadOnlyList<TrendBucket> trend)
    {
        Assert.Equal(buckets, trend.Count);
        for (int i = 0; i < buckets; i++)
        {
            Reading[] inside = [.. all.Where(reading => reading.TimestampMs >= from && reading.TimestampMs < to && (reading.TimestampMs - from) * buckets / (to - from) == i)];
            Reading[] good = [.. inside.Where(reading => reading.Quality == Quality.Good && (reading.Value.Number is not double number || double.IsFinite(number)))];
            double[] numbers = [.. good.Select(reading => reading.Value.Number).OfType<double>()];
            Assert.Equal((good.Length, inside.Length - good.Length), (trend[i].Count, trend[i].BadCount));
            Assert.Equal(numbers.Length == 0 ? null : numbers.Min(), trend[i].Min);
            Assert.Equal(numbers.Length == 0 ? null : numbers.Max(), trend[i].Max);
            Assert.Equal(numbers.Length == 0 ? null : numbers[^1], trend[i].Last);
            Assert.Equal(numbers.Length == 0 ? 0 : numbers.Average(), trend[i].Mean ?? 0, 1e-6);
            Assert.Equal(numbers.Length == 0, trend[i].Mean is null);
            // A column begins where its first millisecond is.
            Assert.True((trend[i].FromMs - from) * buckets / (to - from) >= i);
            Assert.True(trend[i].FromMs == from || (trend[i].FromMs - 1 - from) * buckets / (to - from) < i);
        }
    }
}
