using Wuxi.Edge.Emulator.Faults;
using Wuxi.Edge.Emulator.Running;
using Wuxi.Edge.Emulator.Scenarios;
using Wuxi.Edge.Testing;
using Wuxi.Edge.Wire;
using Wuxi.Edge.Workshop.Settings;

namespace Wuxi.Edge.Emulator.Tests.Running;

/// <summary>Nodes on emulated boards that were provisioned with other settings than the gateway has for them.</summary>
public class SettingsRunTests
{
    /// <summary>
    /// N001 knows nothing of its meter. While it is without network the gateway learns of it; when the network is back the settings come on top of
    /// ten minutes of backlog that the gateway does not store yet, and the power is cut three times on the way: while the old records wait, and
    /// about when they are stored and the meter comes into use. What the store had written arrives, every record of it.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_new_meter_comes_into_use_through_backlog_and_power_cuts_and_nothing_written_is_lost(int seed)
    {
        Scenario scenario = Outage();
        string wanted = TextOf(scenario, "N001");
        string old = WithoutMeter(wanted);
        using var run = new VirtualRun(
            scenario,
            new EmulatorOptions { Seed = (ulong)seed, FlashBytes = 1024 * 1024 },
            provision: (node, text) => node == "N001" ? old : text);
        var gateway = new TestGateway(run);
        EmulatedNode node = run.Workshop.Find("N001")!;
        run.RunUntil(TimeSpan.FromSeconds(700));
        Assert.Equal((ulong)TestGateway.VersionOf(old), gateway.Settings[("N001", MetricName.SettingsVersion)]);
        gateway.Wanted["N001"] = (wanted, null);
        gateway.IsStoring = false;

        var random = new Random(seed);
        var kept = new HashSet<ulong>();
        ulong begun = 0;
        double second = 715;
        for (int cut = 0; cut < 3; cut++)
        {
            second += 15 + (random.NextDouble() * 15);
            if (cut == 2)
            {
                // The old records are stored some seconds before the power goes again.
                run.RunUntil(TimeSpan.FromSeconds(second - 12 + (3 * seed)));
                Assert.Equal((ulong)TestGateway.VersionOf(wanted), gateway.Settings[("N001", MetricName.SettingsPending)]);
                Assert.True(node.Figures.RecordsPending > 50, $"{node.Figures.RecordsPending}");
                gateway.IsStoring = true;
            }

            run.RunUntil(TimeSpan.FromSeconds(second));
            ulong last = node.Store.Log!.Last;
            ulong written = last - (ulong)node.Store.Log.UnflushedRecords;
            kept.UnionWith(Range(begun + 1, written));
            node.CutPower(TimeSpan.FromSeconds(5));
            run.RunUntil(TimeSpan.FromSeconds(second + 1));
            Assert.False(node.IsPowered);
            run.RunUntil(TimeSpan.FromSeconds(second + 5.001));
            begun = written + 32;
        }

        run.RunUntil(TimeSpan.FromMinutes(20));
        run.Workshop.StopSampling();
        run.RunUntil(TimeSpan.FromMinutes(21));
        kept.UnionWith(Range(begun + 1, node.Store.Log!.Last));
        Assert.Equal(4, node.Boots);
        Assert.Equal(0UL, node.Figures.RecordsPending);
        Assert.Equal((ulong)TestGateway.VersionOf(wanted), gateway.Settings[("N001", MetricName.SettingsVersion)]);
        Assert.Equal(0UL, gateway.Settings[("N001", MetricName.SettingsPending)]);
        Assert.Equal(0UL, gateway.Settings[("N001", MetricName.SettingsRefused)]);

        ulong[] arrived = [.. gateway.Records.Keys.Where(record => record.Node == "N001").Select(record => record.Number)];
        Assert.Empty(kept.Except(arrived));
        Assert.True(kept.Count > 100);
        AssertAliases(gateway);
        var power = gateway.Readings.Where(reading => reading.Device == "N001/meter-1" && reading.Metric == "active-power" && reading.Value is not null).ToArray();
        Assert.True(power.Length > 10);
        Assert.All(power, reading => Assert.InRange(reading.Value!.Value, 60.99, 61.01));
        Assert.All(
            gateway.Readings.Where(reading => reading.Device == "N001/smoke-1" && reading.Value is not null),
            reading => Assert.InRange(reading.Value!.Value, 0.01, 0.03));
    }

    [Fact]
    public void Without_power_cuts_nothing_at_all_is_lost_and_measuring_stops_for_seconds_only()
    {
        Scenario scenario = Outage();
        string wanted = TextOf(scenario, "N001");
        using var run = new VirtualRun(
            scenario, new EmulatorOptions { Seed = 9 }, provision: (node, text) => node == "N001" ? WithoutMeter(text) : text);
        var gateway = new TestGateway(run);
        run.RunUntil(TimeSpan.FromSeconds(600));
        gateway.Wanted["N001"] = (wanted, null);
        gateway.IsStoring = false;
        run.RunUntil(TimeSpan.FromSeconds(780));
        gateway.IsStoring = true;
        run.RunUntil(TimeSpan.FromMinutes(16));
        run.Workshop.StopSampling();
        run.RunUntil(TimeSpan.FromMinutes(18));
        Assert.Equal((ulong)TestGateway.VersionOf(wanted), gateway.Settings[("N001", MetricName.SettingsVersion)]);
        AssertComplete(run, gateway);
        AssertAliases(gateway);
        long[] smoke = [.. gateway.Readings.Where(reading => reading.Device == "N001/smoke-1").Select(reading => reading.TimestampMs).Order()];
        Assert.InRange(smoke.Zip(smoke.Skip(1), (a, b) => b - a).Max(), 1, 17_000);
    }

    [Theory]
    [InlineData("point smoke-1 optical-density", "point smoke-1 density", "'density'")]
    [InlineData("node N001", "node N002", "found node N002, expected N001")]
    [InlineData("", "", "expected 00000007")]
    public void What_a_false_gateway_sends_is_refused_with_the_reason_and_changes_nothing(string was, string instead, string reason)
    {
        Scenario scenario = Outage() with { Faults = [] };
        string text = TextOf(scenario, "N001");
        using var run = new VirtualRun(scenario, new EmulatorOptions { Seed = 2 });
        var gateway = new TestGateway(run);
        run.RunUntil(TimeSpan.FromSeconds(60));
        gateway.Wanted["N001"] = was.Length == 0 ? (WithoutMeter(text), 7) : (text.Replace(was, instead, StringComparison.Ordinal), null);
        run.RunUntil(TimeSpan.FromSeconds(200));
        Assert.Equal((ulong)TestGateway.VersionOf(text), gateway.Settings[("N001", MetricName.SettingsVersion)]);
        Assert.Equal(
            (ulong)(gateway.Wanted["N001"].Version ?? TestGateway.VersionOf(gateway.Wanted["N001"].Text)),
            gateway.Settings[("N001", MetricName.SettingsRefused)]);
        Assert.Contains(reason, (string)gateway.Settings[("N001", MetricName.SettingsRefusal)], StringComparison.Ordinal);
        Assert.Single(gateway.Heard, heard => heard is { Node: "N001", Type: MessageType.NBirth });
        run.Workshop.StopSampling();
        run.RunUntil(TimeSpan.FromSeconds(260));
        AssertComplete(run, gateway);
    }

    [Fact]
    public void A_broker_that_is_not_there_is_given_up_after_ten_minutes_and_nothing_is_lost()
    {
        Scenario scenario = Outage() with { Faults = [] };
        string text = TextOf(scenario, "N001");
        using var run = new VirtualRun(scenario, new EmulatorOptions { Seed = 3 });
        var gateway = new TestGateway(run);
        run.RunUntil(TimeSpan.FromSeconds(60));
        string elsewhere = WithoutMeter(text).Replace("broker 127.0.0.1", "broker 10.1.2.3", StringComparison.Ordinal);
        gateway.Wanted["N001"] = (elsewhere, null);
        run.RunUntil(TimeSpan.FromMinutes(9));
        Assert.False(run.Workshop.Find("N001")!.Figures.IsOnline);
        run.RunUntil(TimeSpan.FromMinutes(13));
        Assert.True(run.Workshop.Find("N001")!.Figures.IsOnline);
        Assert.Equal((ulong)TestGateway.VersionOf(text), gateway.Settings[("N001", MetricName.SettingsVersion)]);
        Assert.Equal((ulong)TestGateway.VersionOf(elsewhere), gateway.Settings[("N001", MetricName.SettingsRefused)]);
        Assert.Contains("10.1.2.3", (string)gateway.Settings[("N001", MetricName.SettingsRefusal)], StringComparison.Ordinal);
        run.Workshop.StopSampling();
        run.RunUntil(TimeSpan.FromMinutes(15));
        AssertComplete(run, gateway);
    }

    /// <summary>The inputs are closed and opened again by new settings: serial lines, converters and counters are there as before.</summary>
    [Fact]
    public void A_counter_goes_on_counting_through_new_settings()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("w.workshop.yaml"), """
            workshop: W1
            name: W1
            time-zone: Asia/Shanghai
            areas:
              - { id: A1, name: A1, equipment: [{ id: e0, name: e0 }] }
            nodes:
              - id: N001
                name: N001
                buses:
                  - { id: p0, kind: pulse, channel: 0, pin: 14, glitch: 5000 us, edges: falling }
                devices:
                  - { id: water, part: pulse-water, bus: p0, pulses-per-unit: 1000, offset: 500, timeout: 30s, equipment: A1/e0, points: [{ metric: total, period: 1s, silent: 1s }, { metric: rate, period: 1s, silent: 1s }] }
            """);
        File.WriteAllText(folder.File("s.scenario.yaml"), """
            scenario: s
            workshop: w.workshop.yaml
            start: 2026-06-01T08:00:00+08:00
            nodes:
              - node: N001
                board: esp32-devkit
                devices: [{ device: water, signals: { rate: { model: constant, value: 7.2 } } }]
            """);
        ScenarioReadResult result = ScenarioReader.ReadFile(folder.File("s.scenario.yaml"));
        Assert.Empty(result.Faults);
        string wanted = TextOf(result.Scenario!, "N001");
        using var run = new VirtualRun(
            result.Scenario!, new EmulatorOptions { Seed = 6 }, provision: (_, text) => text.Replace("period=1000", "period=2000", StringComparison.Ordinal).Replace("silent=1000", "silent=2000", StringComparison.Ordinal));
        var gateway = new TestGateway(run);
        run.RunUntil(TimeSpan.FromSeconds(100));
        gateway.Wanted["N001"] = (wanted, null);
        run.RunUntil(TimeSpan.FromMinutes(4));
        Assert.Equal((ulong)TestGateway.VersionOf(wanted), gateway.Settings[("N001", MetricName.SettingsVersion)]);
        Assert.Equal(2, gateway.Heard.Count(heard => heard.Type == MessageType.NBirth));
        var totals = gateway.Readings.Where(reading => reading.Metric == "total" && reading.Value is not null).ToArray();
        Assert.True(totals.Length > 150);
        long startMs = run.Workshop.Time.StartUtcMs;
        Assert.All(totals, reading =>
        {
            double flowed = 500 + ((reading.TimestampMs - startMs) / 1000.0 * 0.002);
            Assert.InRange(reading.Value!.Value, flowed - 0.004, flowed + 0.002);
        });
    }

    private static void AssertComplete(VirtualRun run, TestGateway gateway) => Assert.All(run.Workshop.Nodes, node =>
    {
        Assert.Equal(0UL, node.Figures.RecordsPending);
        Assert.Equal(0UL, node.Figures.RecordsDropped);
        Assert.Equal(node.Figures.RecordsTaken, (ulong)gateway.Records.Keys.Count(record => record.Node == node.Id));
    });

    /// <summary>No alias was given to two metrics under one store id.</summary>
    private static void AssertAliases(TestGateway gateway) =>
        Assert.All(gateway.Aliases.GroupBy(alias => (alias.Store, alias.Alias)), group => Assert.Single(group));

    private static string WithoutMeter(string text) => string.Concat(
        text.Split('\n').Where(line => line.Length > 0 && !line.Contains("meter-1", StringComparison.Ordinal)).Select(line => line + "\n"));

    private static string TextOf(Scenario scenario, string node)
    {
        var options = new EmulatorOptions();
        return NodeSettingsWriter.Write(
            scenario.Workshop, scenario.Workshop.Nodes.Single(definition => definition.Id == node), options.BrokerHost, options.BrokerPort, options.HostId);
    }

    /// <summary>N001 without network from 2 to 12 minutes.</summary>
    private static Scenario Outage()
    {
        ScenarioReadResult result = ScenarioReader.ReadFile(Path.Combine(AppContext.BaseDirectory, "Ready", "outage.scenario.yaml"));
        Assert.Empty(result.Faults);
        Assert.Equal(FaultKind.NetworkLost, Assert.Single(result.Scenario!.Faults).Kind);
        return result.Scenario;
    }

    private static IEnumerable<ulong> Range(ulong first, ulong last)
    {
        for (ulong number = first; number <= last; number++)
        {
            yield return number;
        }
    }
}
