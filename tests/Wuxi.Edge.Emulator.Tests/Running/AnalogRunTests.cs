using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Emulator.Tests.Running;

/// <summary>Several analog inputs of one node, whose chip has one converter, from the volts at its pins to the readings at the gateway.</summary>
public class AnalogRunTests
{
    private const double Tolerance = 0.002;

    private static readonly int[] Channels = [0, 1, 3, 4];

    private static readonly string[] FourLoops = [.. Channels.Select((channel, i) => $"id: ai-{i}, kind: adc, channel: {channel}, shunt: 150")];

    [Fact]
    public void Four_loops_read_as_if_each_had_a_converter_and_a_broken_one_disturbs_none()
    {
        var readings = EquipmentRun.Read(
            FourLoops,
            [Smoke(0, "2s"), Gas(1, "1s"), Noise(2, "10s"), Temperature(3, "500ms")],
            Signals,
            "{ at: 30s, for: 20s, kind: loop-open, node: N001, device: gas }, { at: 80s, for: 20s, kind: loop-short, node: N001, device: gas }",
            TimeSpan.FromMinutes(2));
        AssertAll(readings, "smoke", 0.5, 2 * Tolerance, 55);
        AssertAll(readings, "noise", 80, 100 * Tolerance, 11);
        AssertAll(readings, "temperature", 20, 200 * Tolerance, 110);
        AssertFault(readings, 30_000, ReasonCode.LoopUnderrange);
        AssertFault(readings, 80_000, ReasonCode.LoopOverrange);
        AssertAll([.. readings.Where(reading => reading.TimestampMs is < 30_000 or (> 52_000 and < 80_000) or > 102_000)], "gas", 40, 100 * Tolerance, 70);
    }

    [Fact]
    public void Quick_smoke_keeps_its_windows_beside_slow_loops()
    {
        string smoke = "{ device: smoke, signals: { optical-density: { model: sine, mean: 0.7, amplitude: 0.6, period: 7s } } }";
        string[] devices = [Smoke(0, "100ms"), Gas(1, "1s"), Noise(2, "2s"), Temperature(3, "10s")];
        var alone = EquipmentRun.Read([FourLoops[0]], [devices[0]], smoke, "", TimeSpan.FromMinutes(1));
        var readings = EquipmentRun.Read(FourLoops, devices, smoke + Signals[Signals.IndexOf(", { device: gas", StringComparison.Ordinal)..], "", TimeSpan.FromMinutes(1));
        AssertAll(readings, "gas", 40, 100 * Tolerance, 55);
        AssertAll(readings, "noise", 80, 100 * Tolerance, 27);
        AssertAll(readings, "temperature", 20, 200 * Tolerance, 5);

        // Not a reading less, none later, and none from a longer window than with a converter of its own; but sampled in turn with three others.
        (long TimestampMs, double? Value)[] expected = OfSmoke(alone);
        (long TimestampMs, double? Value)[] quick = OfSmoke(readings);
        Assert.InRange(quick.Length, 550, 600);
        Assert.Equal(expected.Select(reading => reading.TimestampMs), quick.Select(reading => reading.TimestampMs));
        Assert.All(expected.Zip(quick), pair => Assert.InRange(Math.Abs(pair.First.Value!.Value - pair.Second.Value!.Value), 0, 0.001));
    }

    [Theory]
    [InlineData("1s", "2s")]
    [InlineData("480ms", "60s")]
    [InlineData("100ms", "300ms")]
    public void Power_of_the_mains_goes_beside_loops_of_any_period(string first, string second)
    {
        var readings = EquipmentRun.Read(
            ["id: ai-0, kind: adc, channel: 0, shunt: 150", "id: ac-1, kind: ac, current: 3, voltage: 4", "id: ai-1, kind: adc, channel: 1, shunt: 150"],
            [
                Smoke(0, first),
                "id: press, part: ct-clamp, bus: ac-1, ratio: 30, voltage-ratio: 400, timeout: 30s, equipment: A1/e0, points: [" + string.Join(", ",
                    new[] { "current-a", "voltage", "active-power", "power-factor", "frequency" }.Select(metric => $"{{ metric: {metric}, period: 1s, silent: 1s }}")) + "]",
                Gas(1, second),
            ],
            "{ device: press, signals: { current-a: { model: constant, value: 12 }, voltage: { model: constant, value: 230 }, power-factor: { model: constant, value: 0.6 }, frequency: { model: constant, value: 49.8 } } }, " + Signals[..Signals.IndexOf(", { device: noise", StringComparison.Ordinal)],
            "{ at: 30s, for: 20s, kind: loop-open, node: N001, device: gas }",
            TimeSpan.FromMinutes(3));
        AssertAll(readings, "smoke", 0.5, 2 * Tolerance, 170);
        foreach ((string metric, double expected, double tolerance) in new[]
            { ("current-a", 12.0, 0.024), ("voltage", 230, 0.5), ("active-power", 1.656, 0.011), ("power-factor", 0.6, 0.005), ("frequency", 49.8, 0.01) })
        {
            AssertAll([.. readings.Where(reading => reading.Metric == metric && reading.TimestampMs > 2_000)], "press", expected, tolerance, 170);
        }

        var gas = readings.Where(reading => reading.Device == "N001/gas").ToArray();
        Assert.All(gas.Where(reading => reading.TimestampMs is > 32_000 and < 50_000), reading => Assert.NotEqual(ReasonCode.None, reading.Reason));
        AssertAll([.. gas.Where(reading => reading.TimestampMs is < 30_000 or > 52_000)], "gas", 40, 100 * Tolerance, 2);
    }

    [Fact]
    public void Two_pairs_have_each_their_own_mains()
    {
        var readings = EquipmentRun.Read(
            ["id: ac-1, kind: ac, current: 0, voltage: 1", "id: ac-2, kind: ac, current: 3, voltage: 4"],
            [Clamp("first", "ac-1"), Clamp("second", "ac-2")],
            "{ device: first, signals: { current-a: { model: constant, value: 12 }, voltage: { model: constant, value: 230 }, power-factor: { model: constant, value: 0.8 }, frequency: { model: constant, value: 49.6 } } }, " +
            "{ device: second, signals: { current-a: { model: constant, value: 6 }, voltage: { model: constant, value: 221 }, power-factor: { model: constant, value: 0.5 }, frequency: { model: constant, value: 50.3 } } }",
            "{ at: 30s, for: 20s, kind: loop-open, node: N001, device: first }",
            TimeSpan.FromMinutes(1));
        readings.RemoveAll(reading => reading.TimestampMs < 2_000);
        AssertAll([.. readings.Where(reading => reading.Metric == "active-power")], "second", 0.663, 0.006, 55);
        AssertAll([.. readings.Where(reading => reading.Metric == "frequency")], "second", 50.3, 0.01, 55);
        readings.RemoveAll(reading => reading.TimestampMs is > 30_000 and < 52_000);
        AssertAll([.. readings.Where(reading => reading.Metric == "active-power")], "first", 2.208, 0.011, 30);
        AssertAll([.. readings.Where(reading => reading.Metric == "frequency")], "first", 49.6, 0.01, 30);
    }

    [Fact]
    public void Three_currents_go_beside_a_quick_loop()
    {
        var readings = EquipmentRun.Read(
            ["id: ac-1, kind: ac, current: 0, current-b: 1, current-c: 3", "id: ai-0, kind: adc, channel: 4, shunt: 150"],
            [
                "id: press, part: ct-clamp, bus: ac-1, ratio: 2000, burden: 33, nominal: 230, timeout: 30s, equipment: A1/e0, points: [{ metric: current-a, period: 1s, silent: 1s }, { metric: current-c, period: 1s, silent: 1s }]",
                Smoke(0, "100ms"),
            ],
            "{ device: press, signals: { current-a: { model: constant, value: 10 }, current-b: { model: constant, value: 20 }, current-c: { model: constant, value: 30 } } }, { device: smoke, signals: { optical-density: { model: constant, value: 0.5 } } }",
            "{ at: 30s, for: 10s, kind: loop-open, node: N001, device: smoke }",
            TimeSpan.FromMinutes(1));
        AssertAll([.. readings.Where(reading => reading.Metric == "current-a")], "press", 10, 0.1, 55);
        AssertAll([.. readings.Where(reading => reading.Metric == "current-c")], "press", 30, 0.1, 55);
        AssertAll([.. readings.Where(reading => reading.TimestampMs is < 30_000 or > 40_100)], "smoke", 0.5, 2 * Tolerance, 45);
    }

    [Fact]
    public void Loops_that_new_settings_bring_are_sampled_beside_the_one_there_was()
    {
        var readings = EquipmentRun.Read(
            FourLoops,
            [Smoke(0, "100ms"), Gas(1, "1s"), Noise(2, "2s"), Temperature(3, "2s")],
            Signals,
            "",
            TimeSpan.FromMinutes(3),
            text => string.Join('\n', text.Split('\n').Where(line => !line.Contains("gas", StringComparison.Ordinal) && !line.Contains("ai-3", StringComparison.Ordinal) && !line.Contains("temperature", StringComparison.Ordinal))));
        long changedMs = readings.First(reading => reading.Device == "N001/gas").TimestampMs;
        Assert.InRange(changedMs, 2_000, 30_000);
        AssertAll(readings, "smoke", 0.5, 2 * Tolerance, 170);
        AssertAll(readings, "gas", 40, 100 * Tolerance, 90);
        AssertAll(readings, "temperature", 20, 200 * Tolerance, 45);
    }

    private const string Signals =
        "{ device: smoke, signals: { optical-density: { model: constant, value: 0.5 } } }, { device: gas, signals: { lel: { model: constant, value: 40 } } }" +
        ", { device: noise, signals: { sound-level: { model: constant, value: 80 } } }, { device: temperature, signals: { temperature: { model: constant, value: 20 } } }";

    private static string Smoke(int bus, string period) => Loop("smoke", "smoke420", "low: 0, high: 2", bus, "optical-density", period);

    private static string Gas(int bus, string period) => Loop("gas", "gas420", "measures: lel, high: 100", bus, "lel", period);

    private static string Noise(int bus, string period) => Loop("noise", "noise420", "low: 30, high: 130", bus, "sound-level", period);

    private static string Temperature(int bus, string period) => Loop("temperature", "temperature420", "low: -50, high: 150", bus, "temperature", period);

    private static string Loop(string id, string part, string options, int bus, string metric, string period) =>
        $"id: {id}, part: {part}, bus: ai-{bus}, {options}, timeout: 10s, equipment: A1/e0, points: [{{ metric: {metric}, period: {period}, silent: {(period.EndsWith("ms", StringComparison.Ordinal) ? "1s" : period)} }}]";

    private static string Clamp(string id, string bus) =>
        $"id: {id}, part: ct-clamp, bus: {bus}, ratio: 30, voltage-ratio: 400, timeout: 30s, equipment: A1/{(id == "first" ? "e0" : "e1")}, points: [{{ metric: active-power, period: 1s, silent: 1s }}, {{ metric: frequency, period: 1s, silent: 1s }}]";

    private static void AssertAll(
        List<(string Device, string Metric, long TimestampMs, double? Value, int Reason)> readings, string device, double expected, double tolerance, int atLeast)
    {
        var values = readings.Where(reading => reading.Device == "N001/" + device).ToArray();
        Assert.True(values.Length >= atLeast, $"{values.Length} readings of {device}");
        Assert.All(values, reading => Assert.True(
            reading.Value >= expected - tolerance && reading.Value <= expected + tolerance,
            $"{device} at {reading.TimestampMs} ms: {reading.Value}, reason {reading.Reason}, expected {expected}"));
    }

    private static void AssertFault(List<(string Device, string Metric, long TimestampMs, double? Value, int Reason)> readings, long fromMs, int reason)
    {
        var faulty = readings.Where(reading => reading.Device == "N001/gas" && reading.TimestampMs > fromMs + 2_000 && reading.TimestampMs < fromMs + 20_000).ToArray();
        Assert.True(faulty.Length > 5, $"{faulty.Length} readings");
        Assert.All(faulty, reading => Assert.Equal(reason, reading.Reason));
    }

    private static (long TimestampMs, double? Value)[] OfSmoke(List<(string Device, string Metric, long TimestampMs, double? Value, int Reason)> readings) =>
        [.. readings.Where(reading => reading.Device == "N001/smoke").Select(reading => (reading.TimestampMs, reading.Value))];
}
