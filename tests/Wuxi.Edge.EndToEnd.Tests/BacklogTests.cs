using Wuxi.Edge.Emulator.Running;

namespace Wuxi.Edge.EndToEnd.Tests;

/// <summary>What a node has kept through an outage: how fast the gateway gets it, and what it costs the live records.</summary>
public class BacklogTests
{
    private const int FirePin = 17;

    /// <summary>Sampled every 100 ms, and noisy enough that almost every sample is a record.</summary>
    private const string Smoke = "{ model: fire, growth: 100, clear: 0.05, noise: 0.03 }";

    private static readonly TimeSpan OutageEnds = TimeSpan.FromMinutes(12);

    [Theory]
    [InlineData("ram")]
    [InlineData("flash")]
    public void The_backlog_drains_at_50_records_a_second_and_a_fire_is_not_behind_it(string store)
    {
        using var run = new VirtualRuns(
            ScenarioTexts.Workshop(),
            ScenarioTexts.Scenario(Smoke, "{ at: 2min, for: 10min, kind: network-lost, node: N001 }")
                .Replace("esp32-s3-devkit", $"esp32-s3-devkit\n    store: {store}", StringComparison.Ordinal));
        EmulatedNode node = run.Session.Run.Workshop.Find("N001")!;
        run.Session.RunUntil(OutageEnds);
        while (!node.Figures.IsOnline)
        {
            run.Session.RunUntil(run.Session.Run.Clock.Elapsed + TimeSpan.FromSeconds(1));
        }

        ulong backlog = node.Figures.RecordsPending;
        ulong confirmed = node.Figures.RecordsConfirmed;
        TimeSpan begin = run.Session.Run.Clock.Elapsed;
        run.Session.RunUntil(begin + TimeSpan.FromSeconds(10));
        double perSecond = (node.Figures.RecordsConfirmed - confirmed) / 10.0;
        Assert.True(backlog > 2_000 && node.Figures.RecordsPending > 1_000, $"{backlog} records, {node.Figures.RecordsPending} of them left");
        Assert.True(perSecond >= 50, $"{perSecond} records/s");

        // In the middle of it, smoke.
        long litMs = (long)run.Session.Run.Clock.Elapsed.TotalMilliseconds;
        node.Fire.Set(true, litMs);
        run.Session.RunUntil(run.Session.Run.Clock.Elapsed + TimeSpan.FromSeconds(2));
        Assert.True(node.Figures.RecordsPending > 500, $"{node.Figures.RecordsPending} left");
        Assert.InRange(run.Pins.First(pin => pin.Pin == FirePin && pin.IsHigh && pin.AtMs >= litMs).AtMs - litMs, 1, 400);
    }
}
