using System.Globalization;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Cli;
using Wuxi.Edge.Emulator.Running;
using Wuxi.Edge.Native;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.EndToEnd.Tests.Week;

/// <summary>
/// One node with thirteen instruments of all kinds and faults of every kind: nothing is lost that does not stand in the ledger, no
/// value is stored that was not there, and memory does not grow. Six hours always, a week with <c>--soak</c>.
/// </summary>
public class VirtualWeekTests
{
    /// <summary>What caches and tables may take for longer than a day.</summary>
    private const long GrowthBytes = 4 << 20;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Six_hours_of_faults_lose_nothing_beyond_the_ledger(int seed) => RunAndCheck(seed, 6, measureMemory: false);

    [SoakFact]
    public void A_week_of_faults_loses_nothing_beyond_the_ledger() => RunAndCheck(7, 7 * 24, measureMemory: true);

    private static void RunAndCheck(int seed, int hours, bool measureMemory)
    {
        using var run = new VirtualRuns(
            File.ReadAllText(Path.Combine(Repository.Cases("week"), "week.workshop.yaml")), WeekScenario.Text(seed, hours), (ulong)seed);
        if (measureMemory)
        {
            run.Session.RunUntil(TimeSpan.FromDays(1));
            long afterADay = GC.GetTotalMemory(forceFullCollection: true);
            run.Session.RunUntil(TimeSpan.FromHours(hours));
            long growth = GC.GetTotalMemory(forceFullCollection: true) - afterADay;
            Assert.True(growth < GrowthBytes, $"memory grew by {growth} bytes from the first day to the last");
        }

        RunSummary summary = run.RunAndDrain(TimeSpan.FromHours(hours));

        AssertNothingIsLost(run, summary);
        foreach (Wave wave in WeekScenario.Waves)
        {
            AssertValues(run, wave);
        }

        AssertResetReasons(run);
        foreach (string counter in WeekScenario.Counters)
        {
            AssertGrowsOnly(run, counter);
        }
    }

    /// <summary>Every number that the store gave out is stored or in the ledger, and none is both.</summary>
    private static void AssertNothingIsLost(VirtualRuns run, RunSummary summary)
    {
        NodeStore store = run.Session.Run.Workshop.Find("N001")!.Store;
        IReadOnlyList<GapEntry> gaps = run.History.ReadGaps("N001", int.MaxValue);
        Assert.All(gaps, gap => Assert.Equal(store.Log!.Id, gap.StoreId));
        long inLedger = gaps.Sum(gap => (long)(gap.Last!.Value - gap.First!.Value + 1));
        Assert.Equal(0UL, summary.Pending);
        Assert.Equal((long)store.Log!.Last, summary.Totals.Records + summary.Totals.Quarantined + inLedger);
        Assert.Equal(0, summary.Totals.Quarantined);
        Assert.InRange(summary.Missing, 0, inLedger);
    }

    private static void AssertValues(VirtualRuns run, Wave wave)
    {
        long start = run.Start.ToUnixTimeMilliseconds();
        int good = 0;
        foreach (Reading reading in run.History.ReadRange(wave.Point, 0, long.MaxValue))
        {
            if (reading.Quality == Quality.Good)
            {
                good++;
                double expected = wave.At(reading.TimestampMs - start);
                Assert.True(
                    Math.Abs(reading.Value.Number!.Value - expected) <= wave.Tolerance,
                    string.Create(CultureInfo.InvariantCulture, $"{wave.Point} at {reading.TimestampMs - start} ms: {reading.Value.Number!.Value}, expected {expected}"));
            }
        }

        Assert.True(good > 30, $"{wave.Point}: {good} good readings");
    }

    /// <summary>What the node said of its starts: each reason that was caused, and no other.</summary>
    private static void AssertResetReasons(VirtualRuns run)
    {
        double[] reasons = [.. run.History.ReadRange("A1/hall/reset-reason", 0, long.MaxValue).Where(reading => reading.Quality == Quality.Good).Select(reading => reading.Value.Number!.Value).Distinct()];
        Assert.Contains(ResetReason.PowerOn, reasons.Select(reason => (int)reason));
        Assert.All(reasons, reason => Assert.Contains((int)reason, new[] { ResetReason.PowerOn, ResetReason.Watchdog, ResetReason.BrownOut }));
    }

    private static void AssertGrowsOnly(VirtualRuns run, string point)
    {
        double last = 0;
        int good = 0;
        foreach (Reading reading in run.History.ReadRange(point, 0, long.MaxValue).Where(reading => reading.Quality == Quality.Good))
        {
            Assert.True(reading.Value.Number!.Value >= last, $"{point} went from {last} to {reading.Value.Number!.Value} at {reading.TimestampMs}");
            last = reading.Value.Number!.Value;
            good++;
        }

        Assert.True(good > 20, $"{point}: {good} good readings");
    }
}
