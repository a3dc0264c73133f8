using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Emulator.Tests.Running;

/// <summary>From volts at the converter's pins to currents, power and run state at the gateway, by the native driver.</summary>
public class ClampRunTests
{
    private const string Bus = "id: ac-1, kind: ac, current: 0, voltage: 1";

    [Theory]
    [InlineData(12, 230, 0.866, 50, 0)]
    [InlineData(25, 221, 1, 49.7, 0)]
    [InlineData(3, 238, 0.3, 50.2, 0)]
    [InlineData(20, 230, 0.5, 50, 300)]
    public void Power_is_that_of_the_waves(double amperes, double volts, double factor, double hertz, int delayUs)
    {
        var readings = Clamp(
            $"current-a: {{ model: constant, value: {amperes} }}, voltage: {{ model: constant, value: {volts} }}, power-factor: {{ model: constant, value: {factor} }}, frequency: {{ model: constant, value: {hertz} }}",
            "", delayUs);
        double kilowatts = amperes * volts * factor / 1000;
        AssertAll(readings, "current-a", amperes, Math.Max(0.002 * amperes, 0.02));
        AssertAll(readings, "voltage", volts, 0.5);
        AssertAll(readings, "active-power", kilowatts, 0.004 * amperes * volts / 1000);
        AssertAll(readings, "power-factor", factor, 0.005);
        AssertAll(readings, "frequency", hertz, 0.01);
        Assert.All(readings, reading => Assert.Equal(ReasonCode.None, reading.Reason));
        var energy = readings.Where(reading => reading.Metric == "active-energy").ToArray();
        double hours = (energy[^1].TimestampMs - energy[0].TimestampMs) / 3_600_000.0;
        Assert.Equal(kilowatts, (energy[^1].Value!.Value - energy[0].Value!.Value) / hours, kilowatts * 0.02);
    }

    [Fact]
    public void A_broken_wire_is_bad_for_as_long_as_it_is_broken()
    {
        var readings = Clamp("", "{ at: 30s, for: 20s, kind: loop-open, node: N001, device: press }", 0);
        var current = readings.Where(reading => reading.Metric == "current-a").ToArray();
        Assert.All(current.Where(reading => reading.TimestampMs is > 32_000 and < 50_000), reading => Assert.Equal(ReasonCode.InstrumentFault, reading.Reason));
        Assert.All(
            current.Where(reading => reading.TimestampMs is < 30_000 or > 52_000),
            reading => Assert.InRange(reading.Value!.Value, 9.9, 10.1));

        // The window in which it broke may be anything but a value that is wrong.
        Assert.All(current, reading => Assert.True(reading.Value is null or (> 9.9 and < 10.1), $"{reading.TimestampMs} ms: {reading.Value} A"));
    }

    [Fact]
    public void More_than_the_clamp_can_show_is_bad_and_never_less_than_it_is()
    {
        var readings = Clamp("current-a: { model: sine, mean: 30, amplitude: 25, period: 40s }", "", 0);
        Assert.Contains(readings, reading => reading is { Metric: "current-a", Reason: ReasonCode.OutOfRange });
        Assert.All(readings.Where(reading => reading.Metric == "current-a" && reading.Value is not null), reading =>
        {
            double middle = 30 + (25 * Math.Sin(2 * Math.PI * ((reading.TimestampMs - 500) % 40_000) / 40_000));
            Assert.InRange(reading.Value!.Value, middle - 0.5, middle + 0.5);
        });
    }

    [Fact]
    public void Three_currents_without_a_voltage_give_an_estimate_under_its_own_name()
    {
        var readings = EquipmentRun.Read(
            ["id: ac-1, kind: ac, current: 0, current-b: 1, current-c: 4"],
            ["id: press, part: ct-clamp, bus: ac-1, ratio: 2000, burden: 33, nominal: 230, timeout: 30s, equipment: A1/e0, points: [{ metric: current-c, period: 1s, silent: 1s }, { metric: apparent-power-estimated, period: 1s, silent: 1s }, { metric: active-power, period: 1s, silent: 1s }]"],
            "{ device: press, signals: { current-b: { model: constant, value: 20 }, current-c: { model: constant, value: 30 } } }",
            "",
            TimeSpan.FromMinutes(1));
        AssertAll(readings, "current-c", 30, 0.1);
        AssertAll(readings, "apparent-power-estimated", 13.8, 0.05);
        Assert.All(readings.Where(reading => reading.Metric == "active-power"), reading => Assert.Equal(ReasonCode.NotAvailable, reading.Reason));
    }

    [Fact]
    public void A_machine_runs_while_its_current_says_so()
    {
        var readings = EquipmentRun.Read(
            ["id: ac-1, kind: ac, current: 3"],
            ["id: press, part: ct-run, bus: ac-1, ratio: 30, run-above: 6, idle-below: 3, delay: 4, timeout: 30s, equipment: A1/e0, points: [{ metric: state, period: 10s, silent: 1min }, { metric: current, period: 10s, silent: 1min }]"],
            "{ device: press, signals: { current: { model: steps, steps: [{ at: 0s, value: 1 }, { at: 30s, value: 9 }, { at: 60s, value: 4.5 }, { at: 90s, value: 1 }, { at: 95s, value: 20 }, { at: 97s, value: 1 }] } } }",
            "{ at: 120s, for: 10s, kind: loop-open, node: N001, device: press }",
            TimeSpan.FromMinutes(3));
        var changes = new List<(long Second, double? State)>();
        foreach (var reading in readings.Where(reading => reading.Metric == "state"))
        {
            if (changes.Count == 0 || changes[^1].State != reading.Value)
            {
                changes.Add((reading.TimestampMs / 1000, reading.Value));
            }
        }

        Assert.Equal([0.0, 1, 0, null, 0], changes.Select(change => change.State));
        Assert.InRange(changes[1].Second, 34, 36);
        Assert.InRange(changes[2].Second, 94, 96);
        Assert.InRange(changes[3].Second, 120, 131);
    }

    private static void AssertAll(
        List<(string Device, string Metric, long TimestampMs, double? Value, int Reason)> readings, string metric, double expected, double tolerance)
    {
        // In the first second the driver looks for the mains.
        var values = readings.Where(reading => reading.Metric == metric && reading.TimestampMs > 2_000).ToArray();
        Assert.True(values.Length > 20, $"{values.Length} readings of {metric}");
        Assert.All(values, reading => Assert.InRange(reading.Value!.Value, expected - tolerance, expected + tolerance));
    }

    private static List<(string Device, string Metric, long TimestampMs, double? Value, int Reason)> Clamp(string signals, string faults, int delayUs) =>
        EquipmentRun.Read(
            [Bus],
            [$"id: press, part: ct-clamp, bus: ac-1, ratio: 30, voltage-ratio: 400, clamp-delay: {delayUs}, timeout: 30s, equipment: A1/e0, points: [" + string.Join(", ",
                new[] { "current-a", "voltage", "active-power", "apparent-power", "power-factor", "frequency", "active-energy" }.Select(metric => $"{{ metric: {metric}, period: 1s, silent: 1s }}")) + "]"],
            "{ device: press, signals: { " + signals + " } }",
            faults,
            TimeSpan.FromMinutes(1));
}
