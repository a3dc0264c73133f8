using System.Globalization;
using Wuxi.Edge.Emulator.Running;
using Wuxi.Edge.Emulator.Scenarios;
using Wuxi.Edge.Testing;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Emulator.Tests.Running;

/// <summary>
/// The firmware on a board with one RS-485 bus full of meters, six minutes: clean for a minute, then four minutes of bit errors, with the
/// first meter mute for 45 s of them.
/// </summary>
internal static class MeterBusRun
{
    /// <summary>Readings of all meters.</summary>
    /// <param name="bus">Bit rate and parity, as in the workshop file.</param>
    /// <param name="bitErrorRate">Of each bit.</param>
    /// <param name="meters">Part with its options, one signal of it as in the scenario file, and the metrics to read.</param>
    public static List<(string Device, string Metric, long TimestampMs, double? Value, int Reason)> Read(
        string bus, double bitErrorRate, params (string Part, string Signal, string Metrics)[] meters) => ReadEvery("5s", bus, bitErrorRate, meters);

    /// <summary>The same with another period of all points.</summary>
    public static List<(string Device, string Metric, long TimestampMs, double? Value, int Reason)> ReadEvery(
        string period, string bus, double bitErrorRate, params (string Part, string Signal, string Metrics)[] meters)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("w.workshop.yaml"), Workshop(period, bus, meters));
        File.WriteAllText(folder.File("s.scenario.yaml"), Scenario(bitErrorRate, meters));
        ScenarioReadResult result = ScenarioReader.ReadFile(folder.File("s.scenario.yaml"));
        Assert.Empty(result.Faults);
        using var run = new VirtualRun(result.Scenario!, new EmulatorOptions { Seed = 11 });
        var gateway = new TestGateway(run);
        run.RunUntil(TimeSpan.FromMinutes(6));
        return gateway.Readings;
    }

    /// <summary>Whether a reading was taken before the bit errors began, with the network already there.</summary>
    public static bool IsClean(long timestampMs, long firstMs) => timestampMs < firstMs + 45_000;

    private static string Workshop(string period, string bus, (string Part, string Signal, string Metrics)[] meters)
    {
        string text = $$"""
            workshop: W1
            name: W1
            time-zone: Asia/Shanghai
            areas:
              - { id: A1, name: A1, equipment: [{{string.Join(", ", meters.Select((_, i) => $"{{ id: e{i}, name: e{i} }}"))}}] }
            nodes:
              - id: N001
                name: N001
                buses:
                  - { id: rs485-1, kind: uart, port: COM2, {{bus}} }
                devices:

            """;
        for (int i = 0; i < meters.Length; i++)
        {
            text += $"      - {{ id: m{i}, part: {meters[i].Part}, bus: rs485-1, timeout: 30s, equipment: A1/e{i}, points: [";
            text += string.Join(", ", meters[i].Metrics.Split(' ').Select(metric => $"{{ metric: {metric}, period: {period}, silent: {period} }}")) + "] }\n";
        }

        return text;
    }

    private static string Scenario(double bitErrorRate, (string Part, string Signal, string Metrics)[] meters)
    {
        string text = "scenario: s\nworkshop: w.workshop.yaml\nstart: 2026-06-01T08:00:00+08:00\nnodes:\n  - node: N001\n    board: esp32-s3-devkit\n    devices:\n";
        for (int i = 0; i < meters.Length; i++)
        {
            text += $"      - {{ device: m{i}, signals: {{ {meters[i].Signal} }} }}\n";
        }

        return text + string.Create(CultureInfo.InvariantCulture, $$"""
            faults:
              - { at: 1min, for: 4min, kind: bit-errors, node: N001, bus: rs485-1, rate: {{bitErrorRate}} }
              - { at: 2min, for: 45s, kind: silent, node: N001, device: m0 }
            """);
    }

    /// <summary>Each value is right, or says why it is none; and the faults were felt.</summary>
    public static void AssertRightOrBad(
        IReadOnlyList<(string Device, string Metric, long TimestampMs, double? Value, int Reason)> readings, string device, string metric, double low, double high)
    {
        var own = readings.Where(reading => reading.Device == "N001/" + device && reading.Metric == metric).ToArray();
        long firstMs = own[0].TimestampMs;
        Assert.All(own.Where(reading => IsClean(reading.TimestampMs, firstMs)), reading => Assert.Equal(ReasonCode.None, reading.Reason));
        Assert.All(own.Where(reading => reading.Value is not null), reading => Assert.InRange(reading.Value!.Value, low, high));
        Assert.Contains(own, reading => reading.Value is null);
        Assert.True(own.Count(reading => reading.Value is not null) > 20, device + " gave nearly nothing");
    }
}
