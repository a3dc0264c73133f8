using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Historian.Queries;

namespace Wuxi.Edge.Historian.Tests.Queries;

/// <summary>Windows are what counting by hand gives, whether they come out of readings, of roll-ups, or of both.</summary>
public class WindowTests
{
    private const long HourMs = 3_600_000;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 60_000)]
    [InlineData(3, HourMs)]
    [InlineData(4, HourMs)]
    [InlineData(5, 60_000)]
    public void Random_windows_of_late_and_sealed_readings(int seed, long unitMs)
    {
        using var model = new QueryModel(seed, 3000, random => Reading(random, QueryModel.StartMs + random.Next(0, 40 * 3_600_000)));
        var random = new Random(seed);
        for (int round = 0; round < 20; round++)
        {
            long[] boundaries = Boundaries(random, unitMs, 45 * HourMs);
            Compare(model.Readings, boundaries, model.History.Query.ReadWindows(model.PointId, boundaries));
        }
    }

    [Fact]
    public void Dense_readings_come_out_of_roll_ups_with_the_same_result()
    {
        using var history = new TestHistory();
        var random = new Random(9);
        var readings = new List<Reading>();
        long counter = 0;
        for (int i = 0; i < 30_000; i++)
        {
            long atMs = QueryModel.StartMs + (i * 5000L) + random.Next(40);
            counter = random.Next(5000) == 0 ? 0 : counter + random.Next(20);
            readings.Add(random.Next(300) == 0
                ? new Reading(0, atMs, default, Quality.Bad, BadReason.Timeout)
                : new Reading(0, atMs, PointValue.FromDouble(counter / 100.0), Quality.Good, BadReason.None));
            history.Append("N001", 1, (ulong)i + 1, atMs, readings[^1]);
        }

        history.PumpAll();
        history.Sealer.Compact();
        foreach (long unitMs in new[] { HourMs, 60_000L })
        {
            long[] boundaries = Boundaries(random, unitMs, 42 * HourMs);
            Compare(readings, boundaries, history.Query.ReadWindows(history.Workshop.Points[0].Id, boundaries));
        }

        // The same trend from minutes as from readings, where intervals are whole minutes.
        long fromMs = QueryModel.StartMs / HourMs * HourMs;
        string id = history.Workshop.Points[0].Id;
        IReadOnlyList<TrendBucket> raw = history.Query.ReadTrend(id, fromMs, fromMs + (48 * HourMs), 96);
        IReadOnlyList<TrendBucket> rollups = history.Query.ReadRollupTrend(id, fromMs, fromMs + (48 * HourMs), 96);
        Assert.Equal(raw.Select(bucket => bucket with { Mean = null }), rollups.Select(bucket => bucket with { Mean = null }));
        Assert.All(raw.Zip(rollups), pair => Assert.Equal(pair.First.Mean ?? 0, pair.Second.Mean ?? 0, 1e-9));
    }

    [Fact]
    public void Boundaries_that_do_not_ascend_are_refused()
    {
        using var history = new TestHistory();
        Assert.Contains("boundary 1 is 5, the one before 5", Assert.Throws<ArgumentException>(() => history.Query.ReadWindows("a/b/c", [5, 5])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => history.Query.ReadWindows("a/b/c", [5]));
        Assert.Equal([new TimeWindow(5, 6, 0, 0, null, null, null, null, null, 0, null)], history.Query.ReadWindows("a/b/c", [5, 6]));
    }

    private static Reading Reading(Random random, long atMs) => random.Next(12) switch
    {
        0 => new Reading(0, atMs, default, Quality.Bad, BadReason.Timeout),
        1 => new Reading(0, atMs, PointValue.FromText("x"), Quality.Good, BadReason.None),
        2 => new Reading(0, atMs, PointValue.FromFloat(random.NextSingle()), Quality.Good, BadReason.None),
        _ => new Reading(0, atMs, PointValue.FromDouble(random.Next(1000) / 10.0), Quality.Good, BadReason.None),
    };

    private static long[] Boundaries(Random random, long unitMs, long spanMs)
    {
        long first = (QueryModel.StartMs - (2 * HourMs)) / unitMs;
        var units = new SortedSet<long>();
        while (units.Count < 12)
        {
            units.Add(first + random.NextInt64(spanMs / unitMs));
        }

        return [.. units.Select(unit => unit * unitMs)];
    }

    private static void Compare(IReadOnlyList<Reading> readings, long[] boundaries, IReadOnlyList<TimeWindow> windows)
    {
        Assert.Equal(boundaries.Length - 1, windows.Count);
        for (int i = 0; i < windows.Count; i++)
        {
            (long fromMs, long toMs) = (boundaries[i], boundaries[i + 1]);
            Reading[] inside = [.. readings.Where(reading => reading.TimestampMs >= fromMs && reading.TimestampMs < toMs)];
            double[] numbers = [.. inside.Where(QueryModel.IsNumber).Select(reading => reading.Value.Number!.Value)];
            TimeWindow window = windows[i];
            Assert.Equal((fromMs, toMs, numbers.Length, inside.Length - numbers.Length), (window.FromMs, window.ToMs, window.Count, window.BadCount));
            Assert.Equal(numbers.Length == 0 ? null : numbers.Min(), window.Min);
            Assert.Equal(numbers.Length == 0 ? null : numbers.Max(), window.Max);
            Assert.Equal(numbers.Length == 0 ? null : numbers[^1], window.Last);
            Near(numbers.Length == 0 ? null : numbers.Average(), window.Mean);
            (long heldMs, double integral) = Held(readings, fromMs, toMs, boundaries[0]);
            Assert.Equal(heldMs, window.HeldMs);
            Near(heldMs == 0 ? null : integral / heldMs, window.TimeWeightedMean);
            Near(Increase(readings, fromMs, toMs, boundaries[0]), window.Increase);
        }
    }

    private static void Near(double? expected, double? actual)
    {
        Assert.Equal(expected is null, actual is null);
        Assert.Equal(expected ?? 0, actual ?? 0, 1e-6 * Math.Max(1, Math.Abs(expected ?? 0)));
    }

    /// <summary>Each number is held until the next reading, whatever that is, an hour at most.</summary>
    private static (long HeldMs, double Integral) Held(IReadOnlyList<Reading> readings, long fromMs, long toMs, long firstMs)
    {
        long heldMs = 0;
        double integral = 0;
        Reading[] known = [.. readings.Where(reading => reading.TimestampMs >= firstMs - HourMs && reading.TimestampMs < toMs)];
        for (int i = 0; i < known.Length; i++)
        {
            bool isLast = i + 1 == known.Length;
            if (QueryModel.IsNumber(known[i]))
            {
                long untilMs = Math.Min(isLast ? toMs : known[i + 1].TimestampMs, known[i].TimestampMs + HourMs);
                long ms = Math.Max(0, Math.Min(untilMs, toMs) - Math.Max(known[i].TimestampMs, fromMs));
                heldMs += ms;
                integral += ms * known[i].Value.Number!.Value;
            }
        }

        return (heldMs, integral);
    }

    private static double? Increase(IReadOnlyList<Reading> readings, long fromMs, long toMs, long firstMs)
    {
        Reading[] numbers = [.. readings.Where(QueryModel.IsNumber).Where(reading => reading.TimestampMs >= firstMs - HourMs && reading.TimestampMs < toMs)];
        double? increase = null;
        for (int i = 0; i < numbers.Length; i++)
        {
            if (numbers[i].TimestampMs < fromMs)
            {
                continue;
            }

            double value = numbers[i].Value.Number!.Value;
            double before = i > 0 ? numbers[i - 1].Value.Number!.Value : value;
            increase = (increase ?? 0) + (value >= before ? value - before : value);
        }

        return increase;
    }
}
