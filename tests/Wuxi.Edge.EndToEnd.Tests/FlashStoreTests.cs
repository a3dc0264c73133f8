using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Cli;

namespace Wuxi.Edge.EndToEnd.Tests;

/// <summary>A node with its records on flash, and the real gateway: what a power cut costs, and what the ledger says of it.</summary>
public class FlashStoreTests
{
    private const string Sine = "{ model: sine, mean: 0.05, amplitude: 0.04, period: 90s }";

    /// <summary>The RAM store loses two minutes here (<see cref="NothingIsLostTests.A_power_cut_is_one_gap_by_time"/>).</summary>
    [Fact]
    public void A_power_cut_in_an_outage_is_a_gap_of_some_numbers_and_the_rest_is_stored_once()
    {
        using var run = Run(
            "{ at: 4min, for: 2min, kind: network-lost, node: N001 }", "{ at: 306s, for: 10s, kind: power-cut, node: N001 }");
        run.Session.RunUntil(TimeSpan.FromSeconds(306) - TimeSpan.FromMilliseconds(1));
        var store = run.Session.Run.Workshop.Find("N001")!.Store;
        ulong last = store.Log!.Last;
        ulong unwritten = (ulong)store.Log.UnflushedRecords;
        Assert.True(store.Log.PendingCount > (int)unwritten && unwritten > 0, $"{unwritten} of {store.Log.PendingCount}");

        RunSummary summary = run.RunAndDrain(TimeSpan.FromMinutes(10));

        Assert.Equal(0UL, summary.Pending);
        Assert.Equal(unwritten, (ulong)summary.Missing);
        GapEntry gap = Assert.Single(run.History.ReadGaps("N001", 10));
        Assert.Equal((store.Log.Id, last - unwritten + 1, last - unwritten + 32), (gap.StoreId, gap.First, gap.Last));
        long start = run.Start.ToUnixTimeMilliseconds();
        Assert.True(run.History.ReadCompleteness("N001", start, start + 280_000).IsComplete);
    }

    [Fact]
    public void A_power_cut_while_all_is_well_loses_no_record()
    {
        using var run = Run("{ at: 5min, for: 10s, kind: power-cut, node: N001 }");

        RunSummary summary = run.RunAndDrain(TimeSpan.FromMinutes(10));

        Assert.Equal((0UL, 0L), (summary.Pending, (long)summary.Missing));
        Assert.True(summary.RecordsTaken > 100, summary.ToText());
    }

    private static VirtualRuns Run(params string[] faults) => new(
        ScenarioTexts.Workshop(),
        ScenarioTexts.Scenario(Sine, faults).Replace("esp32-s3-devkit", "esp32-s3-devkit\n    store: flash", StringComparison.Ordinal));
}
