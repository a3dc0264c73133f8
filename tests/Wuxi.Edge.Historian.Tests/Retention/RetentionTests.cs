using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Historian.Upkeep;

namespace Wuxi.Edge.Historian.Tests.Retention;

/// <summary>What a history says after it has given up readings.</summary>
public class RetentionTests
{
    private const long HourMs = 3_600_000;
    private const long DayMs = 24 * HourMs;
    private const long T0 = 20_000 * DayMs;

    [Fact]
    public void Old_readings_go_and_roll_ups_and_proof_stay()
    {
        using var history = Create(_ => { });
        Fill(history, 0, 6);
        Run(history);
        long[] boundaries = [T0, T0 + (6 * HourMs), T0 + DayMs, T0 + (2 * DayMs), T0 + (7 * DayMs)];
        IReadOnlyList<TimeWindow>[] windows = [.. history.Workshop.Points.Select(point => history.Query.ReadWindows(point.Id, boundaries))];
        IReadOnlyList<TrendBucket> trend = history.Query.ReadTrend(history.Workshop.Points[0].Id, T0, T0 + DayMs, 24);
        Completeness proof = history.Query.ReadCompleteness("N001", T0, T0 + DayMs);
        List<Reading> counters = history.ReadAll(1);
        Reading? last = history.Query.ReadLast(T0 + DayMs - 1)[0];

        history.Options.KeepGaugeDays = 3;
        Run(history);

        Assert.Equal(T0 + (2 * DayMs), history.ReadAll(0)[0].TimestampMs);
        Assert.Equal(counters, history.ReadAll(1));
        for (int point = 0; point < 3; point++)
        {
            AssertEqual(windows[point], history.Query.ReadWindows(history.Workshop.Points[point].Id, boundaries));
        }

        AssertEqual(trend, history.Query.ReadTrend(history.Workshop.Points[0].Id, T0, T0 + DayMs, 24));
        Completeness after = history.Query.ReadCompleteness("N001", T0, T0 + DayMs);
        Assert.True(after.IsComplete);
        Assert.Equal(proof.Records, after.Records);
        Assert.Equal(1440, after.Records);
        Assert.Equal(last, history.Query.ReadLast(T0 + DayMs - 1)[0]);
        Assert.False(history.Sealer.RunOnce());
        Assert.Empty(history.Query.DamagedFiles);

        Assert.Empty(HistoryCheck.Run(history.Options.Folder, default).Faults);
        history.Reopen();
        AssertEqual(windows[0], history.Query.ReadWindows(history.Workshop.Points[0].Id, boundaries));
        history.Sealer.Compact();
        AssertEqual(windows[0], history.Query.ReadWindows(history.Workshop.Points[0].Id, boundaries));
        Assert.Equal(counters, history.ReadAll(1));
    }

    [Fact]
    public void Late_readings_of_a_day_that_was_shortened_are_kept_beside_its_roll_ups_until_they_are_shortened_too()
    {
        using var history = Create(options => options.KeepGaugeDays = 3);
        Fill(history, 0, 6);
        Run(history);
        // Between two of the others, and behind a window of its own.
        history.Append("N001", 2, 1, T0 + (12 * HourMs) + 30_000, new Reading(0, T0 + (12 * HourMs) + 30_000, PointValue.FromDouble(1000), Quality.Good, BadReason.None));
        history.PumpAll();
        string id = history.Workshop.Points[0].Id;
        for (int i = 0; i < 2; i++)
        {
            TimeWindow day = Assert.Single(history.Query.ReadWindows(id, [T0, T0 + DayMs]));
            Assert.Equal((1426, 1000.0), (day.Count, day.Max));
            Assert.Equal(1426, history.Query.ReadTrend(id, T0, T0 + DayMs, 10).Sum(bucket => bucket.Count));
            Assert.Equal(1441, history.Query.ReadCompleteness("N001", T0, T0 + DayMs).Records);
            history.Time.Advance(TimeSpan.FromHours(1));
            Run(history);
        }

        Assert.DoesNotContain(history.ReadAll(0), reading => reading.TimestampMs < T0 + DayMs);
    }

    [Fact]
    public void The_last_value_of_points_that_come_seldom_is_still_the_last()
    {
        using var history = Create(_ => { });
        Reading[] expected = new Reading[6];
        for (int day = 0; day < 6; day++)
        {
            for (int hour = 0; hour < 24; hour++)
            {
                long atMs = T0 + (day * DayMs) + (hour * HourMs);
                expected[day] = new Reading(2, atMs, PointValue.FromText($"batch {day} {hour}"), Quality.Good, BadReason.None);
                history.Append("N001", 1, (ulong)(1 + (day * 24) + hour), atMs, new Reading(0, atMs, PointValue.FromInt64(hour), Quality.Good, BadReason.None), expected[day]);
            }
        }

        history.PumpAll();
        history.Time.StepUtc(DateTimeOffset.FromUnixTimeMilliseconds(T0 + (7 * DayMs)));
        history.Time.Advance(TimeSpan.FromHours(1));
        Run(history);
        (history.Options.KeepGaugeDays, history.Options.KeepStateDays) = (2, 3);
        Run(history);
        Assert.Equal(2 * 24, history.ReadAll(0).Count - 24);
        for (int day = 0; day < 6; day++)
        {
            IReadOnlyList<Reading?> last = history.Query.ReadLast(T0 + (day * DayMs) + DayMs - 1);
            Assert.Equal(expected[day], last[2]);
            Assert.Equal(23, last[0]!.Value.Value.Bits);
        }

        Assert.Empty(HistoryCheck.Run(history.Options.Folder, default).Faults);
    }

    [Fact]
    public void Beyond_their_days_roll_ups_go_and_record_numbers_stay()
    {
        using var history = Create(options => (options.KeepGaugeDays, options.KeepCounterDays, options.KeepStateDays, options.KeepRollupDays) = (2, 2, 2, 4));
        Fill(history, 0, 6);
        Run(history);
        string id = history.Workshop.Points[0].Id;
        IReadOnlyList<TimeWindow> days = history.Query.ReadWindows(id, [.. Enumerable.Range(0, 7).Select(day => T0 + (day * DayMs))]);
        Assert.Equal([0L, 1425, 1425, 1425, 1425, 1425], days.Select(day => day.Count));
        Assert.Equal(1440, history.Query.ReadCompleteness("N001", T0, T0 + DayMs).Records);
        Assert.Equal(6 * 1440, history.Query.ReadTotals().Records);
        Assert.Empty(HistoryCheck.Run(history.Options.Folder, default).Faults);
        Assert.Equal([(1UL, 6UL * 1440)], Assert.Single(history.Writer.LoadProgress()).Accounted.Ranges);
    }

    [Fact]
    public void A_disk_that_fills_takes_readings_one_segment_at_a_time_and_never_roll_ups()
    {
        using var history = Create(options => options.FreeMegabytes = 100);
        history.Sealer.FreeBytes = () => 1L << 40;
        Fill(history, 0, 3);
        Run(history);
        history.Sealer.FreeBytes = () => 99L << 20;
        Run(history);
        long first = history.ReadAll(0)[0].TimestampMs;
        Assert.Equal(T0 + DayMs, first);
        Run(history);
        Assert.Equal(first, history.ReadAll(0)[0].TimestampMs);
        for (int i = 0; i < 20; i++)
        {
            history.Time.Advance(TimeSpan.FromSeconds(10));
            Run(history);
        }

        Assert.Empty(history.ReadAll(0));
        Assert.Equal(3 * 1425, Assert.Single(history.Query.ReadWindows(history.Workshop.Points[0].Id, [T0, T0 + (3 * DayMs)])).Count);
    }

    [Fact]
    public void A_reserve_is_kept_while_the_disk_gets_full_and_given_up_when_it_is()
    {
        using var history = Create(options => options.FreeMegabytes = 4);
        string reserve = Path.Combine(history.Options.Folder, "history.reserve");
        foreach ((long free, long? size) in new (long, long?)[] { (8 << 20, null), ((8 << 20) - 1, 1 << 20), (9 << 20, null), (1 << 20, null), (5 << 20, 1 << 20) })
        {
            history.Sealer.FreeBytes = () => free;
            history.Sealer.RunOnce();
            Assert.Equal(size, File.Exists(reserve) ? new FileInfo(reserve).Length : null);
        }

        Fill(history, 0, 2);
        Run(history);
        history.Sealer.FreeBytes = () => 0;
        Run(history);
        Assert.False(File.Exists(reserve));
        Assert.Equal(T0 + DayMs, history.ReadAll(0)[0].TimestampMs);
    }

    [Fact]
    public void A_disk_that_takes_no_new_file_changes_nothing_and_leaves_nothing()
    {
        using var history = Create(_ => { });
        Fill(history, 0, 5);
        Run(history);
        history.Options.KeepGaugeDays = 2;
        List<Reading> before = history.ReadAll(0);
        string segments = Path.Combine(history.Options.Folder, "segments");
        Directory.Move(segments, segments + ".away");
        Assert.False(history.Sealer.RunOnce());
        Directory.Move(segments + ".away", segments);
        Assert.Equal(before, history.ReadAll(0));
        history.Time.Advance(TimeSpan.FromMinutes(1));
        Run(history);
        Assert.True(history.ReadAll(0).Count < before.Count);
        Assert.DoesNotContain(Directory.GetFiles(segments), file => file.EndsWith(".tmp", StringComparison.Ordinal));
    }

    private static TestHistory Create(Action<HistorianOptions> configure) => new(
        new TestWorkshop([PointKind.Gauge, PointKind.Counter, PointKind.State]),
        options =>
        {
            (options.KeepGaugeDays, options.KeepCounterDays, options.KeepStateDays) = (0, 0, 0);
            configure(options);
        });

    /// <summary>A record a minute: a gauge, a counter and a state. A segment a day.</summary>
    private static void Fill(TestHistory history, int firstDay, int days)
    {
        for (int day = firstDay; day < firstDay + days; day++)
        {
            for (int minute = 0; minute < 1440; minute++)
            {
                long number = (day * 1440) + minute;
                long atMs = T0 + (number * 60_000);
                history.Append(
                    "N001",
                    1,
                    (ulong)number + 1,
                    atMs,
                    minute % 100 == 7 ? new Reading(0, atMs, default, Quality.Bad, BadReason.Timeout)
                        : new Reading(0, atMs, PointValue.FromDouble(Math.Round(20 + (5 * Math.Sin(number / 50.0)), 2)), Quality.Good, BadReason.None),
                    new Reading(1, atMs, PointValue.FromInt64(number * 3), Quality.Good, BadReason.None),
                    new Reading(2, atMs, PointValue.FromBoolean(minute / 100 % 2 == 0), Quality.Good, BadReason.None));
            }

            history.PumpAll();
        }

        history.Time.StepUtc(DateTimeOffset.FromUnixTimeMilliseconds(T0 + ((firstDay + days) * DayMs) + HourMs));
        history.Time.Advance(TimeSpan.FromHours(1));
    }

    private static void Run(TestHistory history)
    {
        while (history.Sealer.RunOnce())
        {
        }
    }

    private static void AssertEqual(IReadOnlyList<TimeWindow> expected, IReadOnlyList<TimeWindow> actual)
    {
        Assert.Equal(
            expected.Select(window => (window.FromMs, window.Count, window.BadCount, window.Min, window.Max, window.Last, window.HeldMs)),
            actual.Select(window => (window.FromMs, window.Count, window.BadCount, window.Min, window.Max, window.Last, window.HeldMs)));
        foreach ((TimeWindow one, TimeWindow other) in expected.Zip(actual))
        {
            Assert.Equal(one.Mean ?? 0, other.Mean ?? 0, 1e-9);
            Assert.Equal(one.TimeWeightedMean ?? 0, other.TimeWeightedMean ?? 0, 1e-9);
            // Steps of decimal numbers are exact in roll-ups, and sums of doubles are not.
            Assert.Equal(one.Increase ?? 0, other.Increase ?? 0, 1e-6);
        }
    }

    private static void AssertEqual(IReadOnlyList<TrendBucket> expected, IReadOnlyList<TrendBucket> actual)
    {
        Assert.Equal(
            expected.Select(bucket => (bucket.FromMs, bucket.Count, bucket.BadCount, bucket.Min, bucket.Max, bucket.Last)),
            actual.Select(bucket => (bucket.FromMs, bucket.Count, bucket.BadCount, bucket.Min, bucket.Max, bucket.Last)));
        foreach ((TrendBucket one, TrendBucket other) in expected.Zip(actual))
        {
            Assert.Equal(one.Mean ?? 0, other.Mean ?? 0, 1e-9);
        }
    }
}
