using Wuxi.Edge.Emulator.Running;
using Wuxi.Edge.Emulator.Scenarios;
using Wuxi.Edge.Testing;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Emulator.Tests.Running;

/// <summary>From the contact of a meter to the reading at the gateway, by the native driver, with bounces, a standstill and a power cut.</summary>
public class PulseMeterRunTests
{
    private const string Workshop = """
        workshop: W1
        name: W1
        time-zone: Asia/Shanghai
        areas:
          - { id: A1, name: A1, equipment: [{ id: e0, name: e0 }, { id: e1, name: e1 }] }
        nodes:
          - id: N001
            name: N001
            buses:
              - { id: p0, kind: pulse, channel: 0, pin: 14, glitch: 5000 us, edges: falling }
              - { id: p1, kind: pulse, channel: 3, pin: 16, glitch: 1000 us, edges: rising }
            devices:
              - { id: water, part: pulse-water, bus: p0, pulses-per-unit: 1000, offset: 500, timeout: 30s, equipment: A1/e0, points: [{ metric: total, period: 1s, silent: 1s }, { metric: rate, period: 1s, silent: 1s }] }
              - { id: power, part: pulse-electricity, bus: p1, pulses-per-unit: 800, timeout: 30s, equipment: A1/e1, points: [{ metric: total, period: 1s, silent: 1s }, { metric: rate, period: 1s, silent: 1s }] }

        """;

    [Fact]
    public void Totals_and_rates_are_those_of_what_flowed_bounces_or_not()
    {
        var readings = Read("{ device: water, signals: { rate: { model: constant, value: 7.2 } } }, { device: power, signals: { rate: { model: constant, value: 36 } } }", "");
        AssertTotals(readings, "water", 500, 7.2 / 3600, 0.002);
        AssertTotals(readings, "power", 0, 36.0 / 3600, 0.00126);

        // Bounces move the beginning of a pulse by up to 1.5 ms of the 500 ms between two.
        Assert.All(Late(readings, "water", "rate"), reading => Assert.InRange(reading.Value!.Value, 7.2 * 0.996, 7.2 * 1.004));
        Assert.All(Late(readings, "power", "rate"), reading => Assert.InRange(reading.Value!.Value, 35.9, 36.1));
        Assert.All(readings, reading => Assert.Equal(ReasonCode.None, reading.Reason));
    }

    [Fact]
    public void A_meter_that_stands_still_keeps_its_total_and_its_rate_falls()
    {
        var readings = Read("{ device: water, signals: { rate: { model: steps, steps: [{ at: 0s, value: 7.2 }, { at: 60s, value: 0 }] } } }", "");
        long firstMs = readings[0].TimestampMs;
        var after = readings.Where(reading => reading.Device == "N001/water" && reading.TimestampMs > firstMs + 120_000).ToArray();
        Assert.Single(after.Where(reading => reading.Metric == "total").Select(reading => reading.Value).Distinct());
        double[] rates = [.. after.Where(reading => reading.Metric == "rate").Select(reading => reading.Value!.Value)];
        Assert.Equal(rates.OrderDescending(), rates);
        Assert.True(rates[^1] < 0.03, $"still {rates[^1]} m3/h after minutes without a pulse");
    }

    [Fact]
    public void A_power_cut_costs_its_own_pulses_and_those_of_ten_and_a_half_seconds()
    {
        var readings = Read(
            "{ device: water, signals: { rate: { model: constant, value: 7.2 } } }", "faults: [{ at: 100s, for: 20s, kind: power-cut, node: N001 }]");
        double[] totals = [.. readings.Where(reading => reading.Device == "N001/water" && reading.Metric == "total" && reading.Value is not null).Select(reading => reading.Value!.Value)];
        double last = totals[^1];

        // 2 pulses a second for 240 s, without 20 s and at most 10.5 s before.
        Assert.InRange(last, 500 + (0.002 * (240 - 20 - 11)) - 0.004, 500 + (0.002 * (240 - 20)));

        // It goes back by no more than was lost, and only once.
        double[] steps = [.. totals.Zip(totals.Skip(1), (a, b) => b - a)];
        Assert.True(steps.Count(step => step < 0) <= 1);
        Assert.InRange(steps.Min(), -0.0215, 0.01);
    }

    private static void AssertTotals(
        List<(string Device, string Metric, long TimestampMs, double? Value, int Reason)> readings, string device, double offset, double perSecond, double step)
    {
        var totals = readings.Where(reading => reading.Device == "N001/" + device && reading.Metric == "total").ToArray();
        Assert.True(totals.Length > 100);
        long startMs = new DateTimeOffset(2026, 6, 1, 8, 0, 0, TimeSpan.FromHours(8)).ToUnixTimeMilliseconds();
        Assert.All(totals, reading =>
        {
            // The driver's total is at most half a second old.
            double flowed = offset + ((reading.TimestampMs - startMs) / 1000.0 * perSecond);
            Assert.InRange(reading.Value!.Value, flowed - (0.6 * perSecond) - step, flowed + step);
        });
    }

    private static IEnumerable<(string Device, string Metric, long TimestampMs, double? Value, int Reason)> Late(
        List<(string Device, string Metric, long TimestampMs, double? Value, int Reason)> readings, string device, string metric) =>
        readings.Where(reading => reading.Device == "N001/" + device && reading.Metric == metric && reading.TimestampMs > readings[0].TimestampMs + 5_000);

    private static List<(string Device, string Metric, long TimestampMs, double? Value, int Reason)> Read(string devices, string faults)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("w.workshop.yaml"), Workshop);
        File.WriteAllText(
            folder.File("s.scenario.yaml"),
            "scenario: s\nworkshop: w.workshop.yaml\nstart: 2026-06-01T08:00:00+08:00\nnodes:\n  - node: N001\n    board: esp32-devkit\n    devices: [" + devices + "]\n" + faults);
        ScenarioReadResult result = ScenarioReader.ReadFile(folder.File("s.scenario.yaml"));
        Assert.Empty(result.Faults);
        using var run = new VirtualRun(result.Scenario!, new EmulatorOptions { Seed = 6 });
        var gateway = new TestGateway(run);
        run.RunUntil(TimeSpan.FromMinutes(4));
        return gateway.Readings;
    }
}
