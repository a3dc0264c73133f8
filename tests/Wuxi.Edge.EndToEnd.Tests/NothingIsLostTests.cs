using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Cli;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.EndToEnd.Tests;

/// <summary>Every record a node took is stored exactly once, or stands in the gap ledger: the whole chain in virtual time.</summary>
public class NothingIsLostTests
{
    private const string Sine = "{ model: sine, mean: 0.05, amplitude: 0.04, period: 90s }";

    [Theory]
    [InlineData("{ at: 2min, for: 10min, kind: network-lost, node: N001 }")]
    [InlineData("{ at: 2min, for: 30s, kind: network-lost, node: N001 }")]
    [InlineData("{ at: 2min, for: 3min, kind: broker-down }")]
    [InlineData("{ at: 2min, for: 3min, kind: gateway-kill }")]
    [InlineData("{ at: 90s, for: 1s, kind: gateway-kill }")]
    public void After_an_outage_everything_is_stored_once(string fault)
    {
        using var run = new VirtualRuns(ScenarioTexts.Workshop(), ScenarioTexts.Scenario(Sine, fault));

        RunSummary summary = run.RunAndDrain(TimeSpan.FromMinutes(15));

        Assert.True(summary.RecordsTaken > 100, summary.ToText());
        Assert.True(summary.IsComplete, summary.ToText());
        AssertStoredOnceInOrder(run, summary);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void After_many_outages_everything_is_stored_once(int seed)
    {
        var random = new Random(seed);
        string[] kinds = ["network-lost, node: N001", "broker-down", "gateway-kill"];
        string[] faults =
        [
            .. Enumerable.Range(0, 12).Select(i => $"{{ at: {(i * 90) + random.Next(30)}s, for: {1 + random.Next(50)}s, kind: {kinds[random.Next(kinds.Length)]} }}"),
        ];
        using var run = new VirtualRuns(ScenarioTexts.Workshop(), ScenarioTexts.Scenario(Sine, faults), (ulong)seed);

        RunSummary summary = run.RunAndDrain(TimeSpan.FromMinutes(20));

        Assert.True(summary.IsComplete, string.Join('\n', faults) + summary.ToText());
        AssertStoredOnceInOrder(run, summary);
    }

    [Fact]
    public void A_power_cut_is_one_gap_by_time()
    {
        // The network goes first, so that there is something in RAM to lose.
        using var run = new VirtualRuns(ScenarioTexts.Workshop(), ScenarioTexts.Scenario(
            Sine, "{ at: 4min, for: 2min, kind: network-lost, node: N001 }", "{ at: 5min, for: 10s, kind: power-cut, node: N001 }"));

        RunSummary summary = run.RunAndDrain(TimeSpan.FromMinutes(10));

        Assert.Equal(0UL, summary.Pending);
        Assert.True(summary.Missing > 0, summary.ToText());
        GapEntry gap = Assert.Single(run.History.ReadGaps("N001", 10));
        Assert.Equal(GapReason.StoreReplaced, gap.Reason);
        Assert.Null(gap.First);
        long start = run.Start.ToUnixTimeMilliseconds();
        Assert.InRange(gap.FromMs - start, 3.5 * 60_000, 4.1 * 60_000);
        Assert.InRange(gap.ToMs - start, 5 * 60_000, 7 * 60_000);
        Completeness whole = run.History.ReadCompleteness("N001", start, start + 600_000);
        Assert.False(whole.IsComplete);
        Assert.True(run.History.ReadCompleteness("N001", start, start + 180_000).IsComplete);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        string[] captures = [.. new[] { 7UL, 7UL, 8UL }.Select((seed, index) => Capture(folder.File($"capture-{index}.txt"), seed))];

        Assert.True(captures[0].Length > 10_000, "the capture is almost empty");
        Assert.Equal(captures[0], captures[1]);
        Assert.NotEqual(captures[0], captures[2]);
    }

    [Fact]
    public void Bit_errors_on_the_bus_lose_nothing_and_store_nothing_wrong()
    {
        string ready = Path.Combine(AppContext.BaseDirectory, "Ready", "noisy-bus.scenario.yaml");
        var scenario = Emulator.Scenarios.ScenarioReader.ReadFile(ready).Scenario!;
        using var session = new Cli.Virtual.VirtualSession(scenario, new Emulator.EmulatorOptions { Seed = 3 }, null, null, _ => { });
        session.RunUntil(TimeSpan.FromMinutes(20));
        session.Drain();

        RunSummary summary = session.Summarise();
        Assert.True(summary.IsComplete && summary.RecordsTaken > 100, summary.ToText());
        var history = (IHistoryQuery)session.Gateway.Services.GetService(typeof(IHistoryQuery))!;
        Reading[] powers = [.. scenario.Workshop.Points.Where(point => point.Unit == "kW").SelectMany(point => history.ReadRange(point.Id, 0, long.MaxValue))];
        Assert.Contains(powers, reading => reading.Quality == Quality.Bad);
        Assert.Contains(powers, reading => reading.Quality == Quality.Good);
        // The signal swings between 48 and 68 kW: every value is one of it, or there is none and a reason.
        Assert.All(powers, reading => Assert.True(
            reading.Quality == Quality.Bad ? reading.Value.Kind == ValueKind.None && reading.Reason != BadReason.None : reading.Value.Number is > 47.9 and < 68.1,
            reading.ToString()));
    }

    private static string Capture(string file, ulong seed)
    {
        string ready = Path.Combine(AppContext.BaseDirectory, "Ready", "demo.scenario.yaml");
        var scenario = Emulator.Scenarios.ScenarioReader.ReadFile(ready).Scenario!;
        using (var session = new Cli.Virtual.VirtualSession(scenario, new Emulator.EmulatorOptions { Seed = seed }, file, null, _ => { }))
        {
            session.RunUntil(TimeSpan.FromMinutes(3));
        }

        return File.ReadAllText(file);
    }

    private static void AssertStoredOnceInOrder(VirtualRuns run, RunSummary summary)
    {
        long[] times = [.. run.History.ReadRange("A1/hall/smoke", 0, long.MaxValue).Select(reading => reading.TimestampMs)];
        Assert.Equal((long)summary.ReadingsTaken, times.Length);
        Assert.Equal(times.Length, times.Distinct().Count());
    }
}
