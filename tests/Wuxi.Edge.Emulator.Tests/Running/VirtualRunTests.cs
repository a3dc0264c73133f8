using System.Security.Cryptography;
using System.Text;
using Wuxi.Edge.Emulator.Broker;
using Wuxi.Edge.Emulator.Commands;
using Wuxi.Edge.Emulator.Running;
using Wuxi.Edge.Emulator.Scenarios;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Emulator.Tests.Running;

/// <summary>The firmware's own node on emulated boards, in virtual time, with a minimal gateway.</summary>
public class VirtualRunTests
{
    [Theory]
    [InlineData("demo", 3)]
    [InlineData("noisy-bus", 6)]
    public void The_same_seed_gives_the_same_traffic_byte_for_byte_and_another_seed_another(string scenario, int minutes)
    {
        string first = Capture(scenario, 7, minutes);
        Assert.True(first.Length > 50_000);
        Assert.Equal(Hash(first), Hash(Capture(scenario, 7, minutes)));
        Assert.NotEqual(Hash(first), Hash(Capture(scenario, 8, minutes)));
    }

    [Fact]
    public void What_the_node_reads_is_what_the_scenario_says()
    {
        using VirtualRun run = Start("outage", 1);
        var gateway = new TestGateway(run);
        run.RunUntil(TimeSpan.FromSeconds(100));

        // 58 kW on the primary side, through BCD of 58 / 40 kW with 4 decimals.
        var power = gateway.Readings.Where(reading => reading.Metric == "active-power" && reading.Value is not null).ToArray();
        Assert.NotEmpty(power);
        Assert.All(power, reading => Assert.InRange(reading.Value!.Value, 57.99, 58.01));

        // Clear air of 0.02 1/m with noise of 0.002, through 4-20 mA, shunt and 12 bits.
        var smoke = gateway.Readings.Where(reading => reading.Metric == "optical-density" && reading.Value is not null).ToArray();
        Assert.NotEmpty(smoke);
        Assert.All(smoke, reading => Assert.InRange(reading.Value!.Value, 0.01, 0.03));

        var dust = gateway.Readings.Where(reading => reading.Metric == "pm2_5" && reading.Value is not null).ToArray();
        Assert.NotEmpty(dust);
        Assert.All(dust, reading => Assert.InRange(reading.Value!.Value, 20, 90));

        var energy = gateway.Readings.Where(reading => reading.Metric == "active-energy" && reading.Value is not null).ToArray();
        Assert.Equal(energy.Select(reading => reading.Value).Order(), energy.Select(reading => reading.Value));
    }

    [Fact]
    public void After_ten_minutes_without_network_every_record_arrives()
    {
        using VirtualRun run = Start("outage", 3);
        var gateway = new TestGateway(run);
        run.RunUntil(TimeSpan.FromMinutes(16));
        long startMs = run.Workshop.Time.StartUtcMs;
        Assert.Contains(gateway.Heard, heard => heard.Type == MessageType.NDeath && heard.Node == "N001" && heard.AtMs - startMs is > 120_000 and < 180_000);
        Assert.DoesNotContain(gateway.Heard, heard => heard.Node == "N001" && heard.Type == MessageType.DData && heard.AtMs - startMs is > 180_000 and < 720_000);
        Assert.Contains(gateway.Readings, reading => reading.Metric == "active-power" && reading.Value > 80);
        run.Workshop.StopSampling();
        run.RunUntil(TimeSpan.FromMinutes(18));
        AssertComplete(run, gateway);
    }

    [Fact]
    public void On_noisy_wires_readings_are_right_or_bad_with_a_reason()
    {
        using VirtualRun run = Start("noisy-bus", 5);
        var gateway = new TestGateway(run);
        run.RunUntil(TimeSpan.FromMinutes(6));
        var power = gateway.Readings.Where(reading => reading.Metric == "active-power").ToArray();
        Assert.All(power.Where(reading => reading.Value is not null), reading => Assert.InRange(reading.Value!.Value, 47.9, 68.1));
        Assert.Contains(power, reading => reading.Reason == ReasonCode.Timeout);
        var smoke = gateway.Readings.Where(reading => reading.Metric == "optical-density").ToArray();
        Assert.Contains(smoke, reading => reading.Reason == ReasonCode.LoopUnderrange);
        Assert.Contains(smoke, reading => reading.Reason == ReasonCode.LoopOverrange);
        Assert.All(smoke.Where(reading => reading.Value is not null), reading => Assert.InRange(reading.Value!.Value, 0.01, 0.03));
        run.Workshop.StopSampling();
        run.RunUntil(TimeSpan.FromMinutes(7));
        AssertComplete(run, gateway);
    }

    [Fact]
    public void A_power_cut_starts_a_new_store_and_what_was_taken_stays_counted()
    {
        using VirtualRun run = Start("outage", 1);
        var gateway = new TestGateway(run);
        run.RunUntil(TimeSpan.FromSeconds(60));
        ulong before = run.Workshop.Find("N002")!.Figures.RecordsTaken;
        Assert.True(before > 0);
        run.Workshop.Find("N002")!.CutPower(TimeSpan.FromSeconds(5));
        run.RunUntil(TimeSpan.FromSeconds(62));
        Assert.False(run.Workshop.Find("N002")!.IsPowered);
        run.RunUntil(TimeSpan.FromSeconds(110));
        EmulatedNode node = run.Workshop.Find("N002")!;
        Assert.True(node.IsPowered);
        Assert.Equal(2, node.Boots);
        Assert.True(node.Figures.RecordsTaken > before);
        Assert.Equal(2, gateway.Records.Keys.Where(record => record.Node == "N002").Select(record => record.Store).Distinct().Count());
    }

    [Fact]
    public void A_fire_lit_by_command_reaches_the_wire_within_its_growth_and_two_samples()
    {
        using VirtualRun run = Start("demo", 1);
        var gateway = new TestGateway(run);
        var commands = new CommandInterpreter(run.Workshop);
        run.RunUntil(TimeSpan.FromSeconds(30));
        Assert.Equal("""{"ok":true,"command":"fire","nodes":["N004"],"isOn":true}""", commands.Execute("fire on N004"));
        run.RunUntil(TimeSpan.FromSeconds(60));
        long limitMs = run.Workshop.Time.StartUtcMs + 30_000 + (long)(1000 * Math.Sqrt((0.15 - 0.015) / 0.002));
        var alarm = gateway.Readings.First(reading => reading.Device == "N004/smoke-1" && reading.Value >= 0.15);
        Assert.InRange(alarm.TimestampMs, limitMs - 400, limitMs + 600);
        Assert.DoesNotContain(gateway.Readings, reading => reading.Device == "N001/smoke-1" && reading.Value >= 0.15);
    }

    [Fact]
    public void A_dead_broker_or_gateway_costs_no_record()
    {
        Scenario demo = Load("demo");
        using var run = new VirtualRun(
            demo with
            {
                Faults =
                [
                    new(Faults.FaultKind.BrokerDown, 40_000, 20_000, "", "", 0),
                    new(Faults.FaultKind.GatewayKill, 120_000, 1_000, "", "", 0),
                ],
            },
            new EmulatorOptions { Seed = 2 });
        var gateway = new TestGateway(run);
        run.RunUntil(TimeSpan.FromMinutes(4));
        run.Workshop.StopSampling();
        run.RunUntil(TimeSpan.FromMinutes(6));
        AssertComplete(run, gateway);
    }

    private static void AssertComplete(VirtualRun run, TestGateway gateway)
    {
        Assert.All(run.Workshop.Nodes, node =>
        {
            Assert.Equal(0UL, node.Figures.RecordsPending);
            Assert.Equal(0UL, node.Figures.RecordsDropped);
            Assert.Equal(node.Figures.RecordsTaken, (ulong)gateway.Records.Keys.Count(record => record.Node == node.Id));
        });
        Assert.True(run.Workshop.Totals.RecordsTaken > 100);
    }

    private static string Capture(string scenario, ulong seed, int minutes)
    {
        using var writer = new StringWriter();
        using var run = new VirtualRun(Load(scenario), new EmulatorOptions { Seed = seed }, new CaptureWriter(writer));
        _ = new TestGateway(run);
        run.RunUntil(TimeSpan.FromMinutes(minutes));
        return writer.ToString();
    }

    private static string Hash(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static VirtualRun Start(string scenario, ulong seed) => new(Load(scenario), new EmulatorOptions { Seed = seed });

    private static Scenario Load(string scenario)
    {
        ScenarioReadResult result = ScenarioReader.ReadFile(Path.Combine(AppContext.BaseDirectory, "Ready", scenario + ".scenario.yaml"));
        Assert.Empty(result.Faults);
        return result.Scenario!;
    }
}
