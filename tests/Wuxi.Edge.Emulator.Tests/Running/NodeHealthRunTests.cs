using Wuxi.Edge.Emulator.Faults;
using Wuxi.Edge.Emulator.Running;
using Wuxi.Edge.Emulator.Scenarios;
using Wuxi.Edge.Native;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Emulator.Tests.Running;

/// <summary>The node as an instrument of its own, through the whole chain: hangs, brown-outs, the strength of the Wi-Fi.</summary>
public class NodeHealthRunTests
{
    private const string Workshop = """
        workshop: W1
        name: W1
        time-zone: Asia/Shanghai
        areas:
          - { id: A1, name: A1, equipment: [{ id: e0, name: e0 }] }
        nodes:
          - id: N001
            name: N001
            buses: [{ id: ai-1, kind: adc, channel: 0, reference: 3300 mV, shunt: 150 Ohm }]
            devices:
              - { id: smoke-1, part: smoke420, bus: ai-1, low: 0, high: 2, equipment: A1/e0, points: [{ metric: optical-density, period: 1s, silent: 2s }] }
              - id: me
                part: node
                equipment: A1/e0
                points:
                  - { metric: uptime, period: 5s, silent: 5s }
                  - { metric: reset-reason, period: 5s, silent: 5s }
                  - { metric: free-memory, period: 5s, silent: 5s }
                  - { metric: store-fill, period: 5s, silent: 5s }
                  - { metric: wifi-signal, period: 5s, silent: 5s }
                  - { metric: dropped-frames, period: 5s, silent: 5s }
                  - { metric: loop-longest, period: 5s, silent: 5s }
        """;

    [Fact]
    public void A_hang_ends_by_the_watchdog_and_the_next_start_says_so()
    {
        using VirtualRun run = Start(new FaultDefinition(FaultKind.Hang, 120_000, 600_000, "N001", "", 0));
        var gateway = new TestGateway(run);
        EmulatedNode node = run.Workshop.Find("N001")!;
        run.RunUntil(TimeSpan.FromSeconds(119.9));
        ulong last = node.Store.Log!.Last;
        ulong unwritten = (ulong)node.Store.Log.UnflushedRecords;
        Assert.All(Values(gateway, "reset-reason"), value => Assert.Equal(ResetReason.PowerOn, value));

        // Nothing for a minute, but the records on flash stay.
        run.RunUntil(TimeSpan.FromSeconds(179));
        Assert.Equal((1, last), (node.Boots, node.Store.Log.Last));
        run.RunUntil(TimeSpan.FromSeconds(182));
        Assert.Equal(2, node.Boots);
        run.RunUntil(TimeSpan.FromMinutes(6));
        Assert.Equal(2, node.Boots);
        Assert.Equal(ResetReason.Watchdog, Values(gateway, "reset-reason")[^1]);
        Assert.InRange(Values(gateway, "uptime")[^1]!.Value, 174, 181);
        ulong[] numbers = [.. gateway.Records.Keys.Select(record => record.Number)];
        Assert.Single(gateway.Records.Keys.Select(record => record.Store).Distinct());
        for (ulong number = 1; number <= last - unwritten; number++)
        {
            Assert.Contains(number, numbers);
        }
    }

    [Fact]
    public void A_short_hang_is_forgiven()
    {
        using VirtualRun run = Start(new FaultDefinition(FaultKind.Hang, 60_000, 40_000, "N001", "", 0));
        var gateway = new TestGateway(run);
        run.RunUntil(TimeSpan.FromMinutes(4));
        Assert.Equal(1, run.Workshop.Find("N001")!.Boots);
        Assert.Contains(Values(gateway, "uptime"), uptime => uptime > 230);
        Assert.DoesNotContain(Stamps(gateway, "uptime"), stamp => stamp is > 61_000 and < 99_000);
    }

    [Fact]
    public void A_brown_out_is_told_and_the_signal_is_missing_while_there_is_none()
    {
        using VirtualRun run = Start(
            new FaultDefinition(FaultKind.BrownOut, 60_000, 500, "N001", "", 0),
            new FaultDefinition(FaultKind.PowerCut, 120_000, 5000, "N001", "", 0),
            new FaultDefinition(FaultKind.NetworkLost, 180_000, 60_000, "N001", "", 0));
        var gateway = new TestGateway(run);
        run.RunUntil(TimeSpan.FromMinutes(6));
        int[] reasons = [.. Values(gateway, "reset-reason").Select(value => (int)value!.Value)];
        Assert.Equal([ResetReason.PowerOn, ResetReason.BrownOut, ResetReason.PowerOn], reasons.Where((reason, i) => i == 0 || reasons[i - 1] != reason));
        double?[] signals = Values(gateway, "wifi-signal");
        Assert.All(signals.Where(value => value is not null), value => Assert.InRange(value!.Value, -75, -45));
        Assert.InRange(signals.Count(value => value is null), 8, 13);
        Assert.All(Values(gateway, "free-memory"), value => Assert.InRange(value!.Value, 20_000, 60_000));
        Assert.All(Values(gateway, "store-fill"), value => Assert.InRange(value!.Value, 0, 40));
    }

    private static double?[] Values(TestGateway gateway, string metric) =>
        [.. gateway.Readings.Where(reading => reading.Device == "N001/me" && reading.Metric == metric).OrderBy(reading => reading.TimestampMs).Select(reading => reading.Value)];

    private static IEnumerable<long> Stamps(TestGateway gateway, string metric) =>
        gateway.Readings.Where(reading => reading.Device == "N001/me" && reading.Metric == metric)
            .Select(reading => reading.TimestampMs - DateTimeOffset.Parse("2026-06-01T08:00:00+08:00", System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds());

    private static VirtualRun Start(params FaultDefinition[] faults)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("w.workshop.yaml"), Workshop);
        File.WriteAllText(
            folder.File("s.scenario.yaml"),
            "scenario: s\nworkshop: w.workshop.yaml\nstart: 2026-06-01T08:00:00+08:00\nnodes:\n  - { node: N001, board: esp32-s3-devkit, store: flash, store-kb: 1024 }\n");
        ScenarioReadResult result = ScenarioReader.ReadFile(folder.File("s.scenario.yaml"));
        Assert.Empty(result.Faults);
        return new VirtualRun(result.Scenario! with { Faults = faults }, new EmulatorOptions { Seed = 7 });
    }
}
