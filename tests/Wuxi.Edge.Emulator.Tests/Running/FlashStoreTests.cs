using Wuxi.Edge.Emulator.Faults;
using Wuxi.Edge.Emulator.Running;
using Wuxi.Edge.Emulator.Scenarios;

namespace Wuxi.Edge.Emulator.Tests.Running;

/// <summary>The whole node with its records on flash, through cuts of power and network.</summary>
public class FlashStoreTests
{
    /// <summary>
    /// Network away from 2 to 9 minutes, power away at 5 and at 7. What the two cuts may cost is what the store said it had not written when
    /// they came; everything else must arrive, once, under one store id.
    /// </summary>
    [Fact]
    public void Power_cuts_without_network_cost_what_was_not_written_and_nothing_else()
    {
        using VirtualRun run = Start(1024 * 1024);
        var gateway = new TestGateway(run);
        EmulatedNode node = run.Workshop.Find("N001")!;
        var unwritten = new HashSet<ulong>();
        ulong taken = 0;
        foreach (double minutes in new[] { 5.0, 7.0 })
        {
            run.RunUntil(TimeSpan.FromMinutes(minutes) - TimeSpan.FromMilliseconds(1));
            ulong last = node.Store.Log!.Last;
            ulong count = (ulong)node.Store.Log.UnflushedRecords;
            for (ulong number = last - count + 1; number <= last; number++)
            {
                unwritten.Add(number);
            }

            run.RunUntil(TimeSpan.FromMinutes(minutes) + TimeSpan.FromSeconds(1));
            Assert.False(node.IsPowered);
        }

        Assert.InRange(unwritten.Count, 1, 64);
        run.RunUntil(TimeSpan.FromMinutes(11));
        run.Workshop.StopSampling();
        run.RunUntil(TimeSpan.FromMinutes(13));
        taken = node.Figures.RecordsTaken;
        Assert.Equal(3, node.Boots);
        Assert.Equal(0UL, node.Figures.RecordsPending);
        ulong[] arrived = [.. gateway.Records.Keys.Where(record => record.Node == "N001").Select(record => record.Number).Order()];
        Assert.Single(gateway.Records.Keys.Where(record => record.Node == "N001").Select(record => record.Store).Distinct());
        Assert.DoesNotContain(arrived, unwritten.Contains);
        Assert.Equal(taken - (ulong)unwritten.Count, (ulong)arrived.Length);
        Assert.True(taken > 200, $"only {taken} records");

        // What was passed over is told to the gateway as lost, and is what the gateway misses.
        ulong[] missing = [.. Range(1, arrived[^1]).Except(arrived)];
        Assert.Equal(64, missing.Length);
        Assert.Equal(64UL, node.Figures.RecordsDropped);
        Assert.Equal(64UL, node.Store.Log!.DroppedEver);
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

    private static VirtualRun Start(int flashBytes)
    {
        ScenarioReadResult result = ScenarioReader.ReadFile(Path.Combine(AppContext.BaseDirectory, "Ready", "outage.scenario.yaml"));
        Assert.Empty(result.Faults);
        Scenario scenario = result.Scenario! with
        {
            Faults =
            [
                new(FaultKind.NetworkLost, 120_000, 420_000, "N001", "", 0),
                new(FaultKind.PowerCut, 300_000, 10_000, "N001", "", 0),
                new(FaultKind.PowerCut, 420_000, 10_000, "N001", "", 0),
            ],
        };
        return new VirtualRun(scenario, new EmulatorOptions { Seed = 5, FlashBytes = flashBytes });
    }
}
