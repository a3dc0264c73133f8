using Wuxi.Edge.Emulator.Faults;
using Wuxi.Edge.Emulator.Running;
using Wuxi.Edge.Emulator.Scenarios;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Emulator.Tests.Running;

/// <summary>The whole node with its records on flash, through cuts of power and network.</summary>
public class FlashStoreTests
{
    /// <summary>
    /// Network away from 2 to 9 minutes, power away twice. What the cuts may cost is what the store said it had not written when they
    /// came. Everything else must arrive, once, under one store id; what was taken in a run that never learned the time and ended is dated at
    /// the latest, and says so.
    /// </summary>
    [Theory]
    [InlineData(90, 420, false)]
    [InlineData(300, 420, true)]
    public void Power_cuts_around_an_outage_cost_what_was_not_written_and_nothing_else(int firstS, int secondS, bool isUndated)
    {
        using VirtualRun run = Start(1024 * 1024, firstS, secondS);
        var gateway = new TestGateway(run);
        EmulatedNode node = run.Workshop.Find("N001")!;
        var lost = new HashSet<ulong>();
        ulong begun = 0;
        foreach (int second in new[] { firstS, secondS })
        {
            run.RunUntil(TimeSpan.FromSeconds(second) - TimeSpan.FromMilliseconds(1));
            ulong last = node.Store.Log!.Last;
            ulong unwritten = (ulong)node.Store.Log.UnflushedRecords;
            lost.UnionWith(Range(last - unwritten + 1, last));
            run.RunUntil(TimeSpan.FromSeconds(second + 1));
            Assert.False(node.IsPowered);
            run.RunUntil(TimeSpan.FromSeconds(second + 10.001));
            begun = last - unwritten + 32;
            Assert.InRange(node.Store.Log!.Last, begun, begun + 1);
        }

        run.RunUntil(TimeSpan.FromMinutes(11));
        run.Workshop.StopSampling();
        run.RunUntil(TimeSpan.FromMinutes(13));
        ulong taken = node.Figures.RecordsTaken;
        Assert.Equal(3, node.Boots);
        Assert.Equal(0UL, node.Figures.RecordsPending);
        ulong[] arrived = [.. gateway.Records.Keys.Where(record => record.Node == "N001").Select(record => record.Number).Order()];
        Assert.Single(gateway.Records.Keys.Where(record => record.Node == "N001").Select(record => record.Store).Distinct());

        // With a network, what is not written has been sent at once.
        ulong sent = (ulong)lost.Count(arrived.Contains);
        Assert.True(sent == 0 || firstS < 120);
        Assert.Equal(taken - (ulong)lost.Count + sent, (ulong)arrived.Length);
        Assert.True(taken > 60 && lost.Count > 0, $"{taken} records, {lost.Count} lost");

        var undated = gateway.Readings.Where(reading => reading.Reason == ReasonCode.Undated).ToArray();
        Assert.Equal(isUndated, undated.Length > 0);
        Assert.All(undated, reading => Assert.NotNull(reading.Value));
        Assert.All(gateway.Readings.GroupBy(reading => (reading.Device, reading.Metric)), point =>
            Assert.Equal(point.Select(reading => reading.TimestampMs).Distinct().Count(), point.Select(reading => (reading.TimestampMs, reading.Value)).Distinct().Count()));

        // What the gateway misses is what the node said it lost: the numbers passed over at two starts, and those without a time.
        ulong[] missing = [.. Range(1, arrived[^1]).Except(arrived)];
        Assert.True(lost.Except(arrived).All(missing.Contains));
        Assert.InRange((ulong)missing.Length, 1UL, node.Store.Log!.DroppedEver);
    }

    [Fact]
    public void A_cut_while_all_is_well_costs_nothing_at_all()
    {
        using VirtualRun run = Start(256 * 1024);
        var gateway = new TestGateway(run);
        EmulatedNode node = run.Workshop.Find("N002")!;
        run.RunUntil(TimeSpan.FromSeconds(100.5));
        node.CutPower(TimeSpan.FromSeconds(5));
        run.RunUntil(TimeSpan.FromMinutes(4));
        run.Workshop.StopSampling();
        run.RunUntil(TimeSpan.FromMinutes(5));
        Assert.Equal(2, node.Boots);
        Assert.Equal(node.Figures.RecordsTaken, (ulong)gateway.Records.Keys.Count(record => record.Node == "N002"));
        Assert.Single(gateway.Records.Keys.Where(record => record.Node == "N002").Select(record => record.Store).Distinct());
        Assert.Equal(0UL, node.Figures.RecordsPending);
    }

    [Fact]
    public void A_scenario_names_the_store()
    {
        const string Text = """
            scenario: small
            workshop: outage.workshop.yaml
            nodes:
              - { node: N001, store: flash, store-kb: 256 }
              - { node: N002, store: ram }
            """;
        ScenarioReadResult result = ScenarioReader.Read(
            Text, "scenario.yaml", new ScenarioFolders(Path.Combine(AppContext.BaseDirectory, "Ready"), null));
        Assert.Empty(result.Faults);
        Assert.Equal([256 * 1024, 0], result.Scenario!.Nodes.Select(node => node.FlashBytes));
        using var run = new VirtualRun(result.Scenario, new EmulatorOptions());
        run.RunUntil(TimeSpan.FromSeconds(30));
        Assert.NotNull(run.Workshop.Find("N001")!.Store.Log);
        Assert.Null(run.Workshop.Find("N002")!.Store.Flash);
        Assert.NotEmpty(ScenarioReader.Read(
            Text.Replace("store: ram", "store: tape", StringComparison.Ordinal),
            "scenario.yaml",
            new ScenarioFolders(Path.Combine(AppContext.BaseDirectory, "Ready"), null)).Faults);
    }

    private static IEnumerable<ulong> Range(ulong first, ulong last)
    {
        for (ulong number = first; number <= last; number++)
        {
            yield return number;
        }
    }

    private static VirtualRun Start(int flashBytes, int firstS = 300, int secondS = 420)
    {
        ScenarioReadResult result = ScenarioReader.ReadFile(Path.Combine(AppContext.BaseDirectory, "Ready", "outage.scenario.yaml"));
        Assert.Empty(result.Faults);
        Scenario scenario = result.Scenario! with
        {
            Faults =
            [
                new(FaultKind.NetworkLost, 120_000, 420_000, "N001", "", 0),
                new(FaultKind.PowerCut, firstS * 1000L, 10_000, "N001", "", 0),
                new(FaultKind.PowerCut, secondS * 1000L, 10_000, "N001", "", 0),
            ],
        };
        return new VirtualRun(scenario, new EmulatorOptions { Seed = 5, FlashBytes = flashBytes });
    }
}
