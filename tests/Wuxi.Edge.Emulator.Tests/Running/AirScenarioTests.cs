using System.Globalization;
using Wuxi.Edge.Emulator.Running;
using Wuxi.Edge.Emulator.Scenarios;
using Wuxi.Edge.Testing;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Emulator.Tests.Running;

/// <summary>
/// Dust, gas, noise and temperature from the instrument to the wire, on the firmware's own node, with bit errors, silence and
/// broken loops: what arrives is right, or Bad with a reason.
/// </summary>
public class AirScenarioTests
{
    private static readonly (string Part, string Options, int Baud, string[] Metrics)[] Serial =
    [
        ("sds011", "", 9600, ["pm2_5", "pm10"]),
        ("sps30", "", 115_200, ["pm1_0", "pm2_5", "pm4_0", "pm10"]),
        ("pms7003", "", 9600, ["pm1_0", "pm2_5", "pm10"]),
        ("ze07-co", "", 9600, ["co"]),
        ("mh-z19", "range: 2000", 9600, ["co2"]),
    ];

    private static readonly (string Part, string Options, string[] Metrics)[] Loops =
    [
        ("gas420", "measures: lel, high: 100", ["lel", "concentration"]),
        ("gas420", "measures: ppm, high: 500", ["lel", "concentration"]),
        ("noise420", "low: 30, high: 130", ["sound-level"]),
        ("temperature420", "low: -50, high: 150", ["temperature"]),
    ];

    [Fact]
    public void Each_instrument_gives_its_value_after_its_warm_up()
    {
        using VirtualRun run = Start("");
        var gateway = new TestGateway(run);
        run.RunUntil(TimeSpan.FromMinutes(5));

        Assert.Equal([35, 49], Last(gateway, "sds011-0", "pm2_5", "pm10"));
        Assert.Equal([22.75, 35, 42, 49], Last(gateway, "sps30-1", "pm1_0", "pm2_5", "pm4_0", "pm10"));
        Assert.Equal([23, 35, 49], Last(gateway, "pms7003-2", "pm1_0", "pm2_5", "pm10"));
        Assert.Equal([0], Last(gateway, "ze07-co-3", "co"));
        Assert.Equal([450], Last(gateway, "mh-z19-4", "co2"));
        Assert.Equal([0], Last(gateway, "gas420-0", "lel"), (a, b) => Math.Abs(a - b) < 0.1);
        Assert.Equal([0], Last(gateway, "gas420-1", "concentration"), (a, b) => Math.Abs(a - b) < 0.5);
        Assert.Equal([70], Last(gateway, "noise420-2", "sound-level"), (a, b) => Math.Abs(a - b) < 0.1);
        Assert.Equal([25], Last(gateway, "temperature420-3", "temperature"), (a, b) => Math.Abs(a - b) < 0.2);

        // Nothing before its warm-up, and the metric that a gas detector does not measure never.
        Assert.All(Of(gateway, "sds011-0", "pm2_5").Where(reading => reading.Value is not null), reading => Assert.True(reading.AtMs > 30_000));
        Assert.All(Of(gateway, "mh-z19-4", "co2").Where(reading => reading.Value is not null), reading => Assert.True(reading.AtMs >= 180_000));
        Assert.Contains(Of(gateway, "ze07-co-3", "co"), reading => reading.Reason == ReasonCode.WarmingUp);
        Assert.All(Of(gateway, "gas420-0", "concentration"), reading => Assert.Equal(ReasonCode.NotAvailable, reading.Reason));
    }

    [Fact]
    public void On_spoilt_wires_a_reading_is_right_or_bad_with_a_reason()
    {
        string faults = string.Concat(Serial.Select((part, i) => Fault(
            $"at: 4min, for: 2min, kind: bit-errors, node: N{i}, bus: bus-0, rate: {(part.Part == "sps30" ? "0.0005" : "0.002")}")));
        faults += string.Concat(Serial.Select((part, i) => Fault($"at: 7min, for: 30s, kind: silent, node: N{i}, device: {part.Part}-{i}")));
        faults += Fault("at: 4min, for: 20s, kind: loop-open, node: N5, device: gas420-0");
        faults += Fault("at: 5min, for: 20s, kind: loop-short, node: N6, device: gas420-1");
        using VirtualRun run = Start(faults);
        var gateway = new TestGateway(run);
        run.RunUntil(TimeSpan.FromMinutes(12));

        Exactly(gateway, "sds011-0", "pm2_5", 35, ReasonCode.Corrupt, ReasonCode.Timeout, ReasonCode.WarmingUp);
        Exactly(gateway, "sps30-1", "pm4_0", 42, ReasonCode.Timeout, ReasonCode.WarmingUp);
        Exactly(gateway, "pms7003-2", "pm10", 49, ReasonCode.Corrupt, ReasonCode.Timeout);
        Exactly(gateway, "ze07-co-3", "co", 0, ReasonCode.Timeout, ReasonCode.WarmingUp);
        Exactly(gateway, "mh-z19-4", "co2", 450, ReasonCode.Timeout, ReasonCode.WarmingUp);
        Assert.Contains(Of(gateway, "gas420-0", "lel"), reading => reading.Reason == ReasonCode.LoopUnderrange);
        Assert.Contains(Of(gateway, "gas420-1", "concentration"), reading => reading.Reason == ReasonCode.LoopOverrange);
        Assert.All(Of(gateway, "gas420-0", "lel").Where(reading => reading.Value is not null), reading => Assert.InRange(reading.Value!.Value, -0.1, 0.1));
    }

    private static void Exactly(TestGateway gateway, string device, string metric, double value, params int[] reasons)
    {
        var readings = Of(gateway, device, metric);
        Assert.All(readings.Where(reading => reading.Value is not null), reading => Assert.Equal(value, reading.Value!.Value, 4));
        Assert.All(reasons, reason => Assert.Contains(readings, reading => reading.Reason == reason));
        Assert.Equal(value, readings[^1].Value!.Value, 4);
    }

    private static double[] Last(TestGateway gateway, string device, params string[] metrics) =>
        [.. metrics.Select(metric => Math.Round(Of(gateway, device, metric).Last(reading => reading.Value is not null).Value!.Value, 4))];

    private static List<(long AtMs, double? Value, int Reason)> Of(TestGateway gateway, string device, string metric) =>
        [.. gateway.Readings.Where(reading => reading.Device.EndsWith("/" + device, StringComparison.Ordinal) && reading.Metric == metric)
            .Select(reading => (reading.TimestampMs - DateTimeOffset.Parse("2026-06-01T08:00:00+08:00", CultureInfo.InvariantCulture).ToUnixTimeMilliseconds(), reading.Value, reading.Reason))];

    private static string Fault(string text) => $"  - {{ {text} }}\n";

    private static VirtualRun Start(string faults)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "air.workshop.yaml"), Workshop());
        string nodes = string.Concat(Enumerable.Range(0, Serial.Length + Loops.Length).Select(i => $"  - {{ node: N{i}, board: esp32-s3-devkit, devices: [] }}\n"));
        string path = Path.Combine(folder.Path, "air.scenario.yaml");
        File.WriteAllText(
            path,
            $"scenario: air\nworkshop: air.workshop.yaml\nstart: 2026-06-01T08:00:00+08:00\nnodes:\n{nodes}{(faults.Length > 0 ? "faults:\n" + faults : "")}");
        ScenarioReadResult result = ScenarioReader.ReadFile(path);
        Assert.Empty(result.Faults);
        return new VirtualRun(result.Scenario!, new EmulatorOptions { Seed = 11 });
    }

    private static string Workshop()
    {
        string text = "workshop: W1\nname: { zh: 空气, en: Air }\ntime-zone: Asia/Shanghai\nareas:\n  - id: A1\n    name: { zh: 一号, en: One }\n    equipment:\n";
        string nodes = "nodes:\n";
        int index = 0;
        foreach ((string part, string options, int baud, string[] metrics) in Serial)
        {
            Node($"kind: uart, port: COM2, baud: {baud}, parity: none", part, index, options, metrics);
        }

        for (int i = 0; i < Loops.Length; i++)
        {
            Node("kind: adc, channel: 0, reference: 3300 mV, shunt: 150 Ohm", Loops[i].Part, i, Loops[i].Options, Loops[i].Metrics);
        }

        return text + nodes;

        void Node(string bus, string part, int number, string options, string[] metrics)
        {
            text += $"      - {{ id: e{index}, name: {{ zh: 设备, en: Equipment }} }}\n";
            string points = string.Join(", ", metrics.Select(metric => $"{{ metric: {metric}, name: {{ zh: 点, en: Point }}, period: 2s, silent: 2s }}"));
            nodes += $"  - id: N{index}\n    name: {{ zh: 节点, en: Node }}\n    buses: [{{ id: bus-0, {bus} }}]\n"
                + $"    devices: [{{ id: {part}-{number}, part: {part}, bus: bus-0, timeout: 10s, equipment: A1/e{index}, {(options.Length > 0 ? options + ", " : "")}points: [{points}] }}]\n";
            index++;
        }
    }
}
