using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Historian.Tests.Queries;

/// <summary>Last values and durations, compared with the plain list of readings.</summary>
public class PointInTimeTests
{
    private const long HourMs = 3_600_000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_last_value_at_any_time(int seed)
    {
        using var model = new QueryModel(seed, 2500, random => new Reading(
            0, QueryModel.StartMs + random.Next(0, 80 * 3_600_000), PointValue.FromInt64(random.Next(5)), Quality.Good, BadReason.None));
        var random = new Random(seed);
        for (int round = 0; round < 60; round++)
        {
            long atMs = QueryModel.StartMs + random.NextInt64(-HourMs, 82 * HourMs);
            IReadOnlyList<Reading?> lasts = model.History.Query.ReadLast(atMs);
            Assert.Equal(4, lasts.Count);
            Reading? expected = model.Readings.Any(reading => reading.TimestampMs <= atMs) ? model.Readings.Last(reading => reading.TimestampMs <= atMs) : null;
            Assert.Equal(expected, lasts[0]);
            Assert.All(lasts.Skip(1), Assert.Null);
        }

        Assert.Equal(model.Readings[^1], model.History.Query.ReadLast(long.MaxValue)[0]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Durations_of_states_and_of_what_is_not_known(int seed)
    {
        using var model = new QueryModel(seed, 400, random => random.Next(6) == 0
            ? new Reading(0, At(random), default, Quality.Bad, BadReason.Timeout)
            : new Reading(0, At(random), PointValue.FromText("s" + random.Next(3)), Quality.Good, BadReason.None));
        var random = new Random(seed);
        for (int round = 0; round < 20; round++)
        {
            long fromMs = QueryModel.StartMs + random.NextInt64(100 * HourMs);
            long toMs = fromMs + random.NextInt64(30 * HourMs);
            var expected = new Dictionary<PointValue, long>();
            for (int i = 0; i < model.Readings.Count; i++)
            {
                Reading reading = model.Readings[i];
                long untilMs = Math.Min(i + 1 < model.Readings.Count ? model.Readings[i + 1].TimestampMs : long.MaxValue, reading.TimestampMs + HourMs);
                long ms = Math.Min(untilMs, toMs) - Math.Max(reading.TimestampMs, fromMs);
                if (ms > 0 && reading.Quality == Quality.Good)
                {
                    expected[reading.Value] = expected.GetValueOrDefault(reading.Value) + ms;
                }
            }

            long unknownMs = toMs - fromMs - expected.Values.Sum();
            if (unknownMs > 0)
            {
                expected[default] = unknownMs;
            }

            Assert.Equal(
                expected.OrderBy(pair => pair.Key.ToString()).Select(pair => new StateDuration(pair.Key, pair.Value)),
                model.History.Query.ReadDurations(model.PointId, fromMs, toMs).OrderBy(duration => duration.Value.ToString()));
        }
    }

    private static long At(Random random) => QueryModel.StartMs + random.NextInt64(120 * HourMs);
}
