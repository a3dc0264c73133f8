using Wuxi.Edge.Emulator.Running;
using Wuxi.Edge.Emulator.Scenarios;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Emulator.Tests.Running;

/// <summary>A virtual run of one node, from the inputs to the readings at the gateway.</summary>
internal static class EquipmentRun
{
    /// <summary>Start of a run, UTC ms.</summary>
    public static readonly long StartMs = new DateTimeOffset(2026, 6, 1, 8, 0, 0, TimeSpan.FromHours(8)).ToUnixTimeMilliseconds();

    /// <param name="buses">Lines of the workshop file's <c>buses:</c>, flow style, without the dash.</param>
    /// <param name="devices">Lines of its <c>devices:</c>; equipment A1/e0 and A1/e1 are there.</param>
    /// <param name="signals">Items of the scenario's <c>devices:</c>.</param>
    /// <param name="faults">Items of the scenario's <c>faults:</c>.</param>
    /// <param name="duration">How long.</param>
    /// <param name="before">The settings that the node has at first, by those it is to have; null for the latter.</param>
    public static List<(string Device, string Metric, long TimestampMs, double? Value, int Reason)> Read(
        string[] buses, string[] devices, string signals, string faults, TimeSpan duration, Func<string, string>? before = null)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("w.workshop.yaml"), Workshop(buses, devices));
        File.WriteAllText(
            folder.File("s.scenario.yaml"),
            "scenario: s\nworkshop: w.workshop.yaml\nstart: 2026-06-01T08:00:00+08:00\nnodes:\n  - node: N001\n    board: esp32-s3-devkit\n    devices: [" + signals + "]\n" +
            (faults.Length > 0 ? "faults: [" + faults + "]\n" : ""));
        ScenarioReadResult result = ScenarioReader.ReadFile(folder.File("s.scenario.yaml"));
        Assert.Empty(result.Faults);
        TestGateway? gateway = null;
        string Provision(string node, string text)
        {
            if (before is null)
            {
                return text;
            }

            gateway!.Wanted[node] = (text, null);
            return before(text);
        }

        using var run = new VirtualRun(result.Scenario!, new EmulatorOptions { Seed = 6 }, provision: Provision);
        gateway = new TestGateway(run);
        run.RunUntil(duration);
        return [.. gateway.Readings.Select(reading => (reading.Device, reading.Metric, reading.TimestampMs - StartMs, reading.Value, reading.Reason))];
    }

    private static string Workshop(string[] buses, string[] devices) => $"""
        workshop: W1
        name: W1
        time-zone: Asia/Shanghai
        areas:
          - {"{"} id: A1, name: A1, equipment: [{"{"} id: e0, name: e0 {"}"}, {"{"} id: e1, name: e1 {"}"}] {"}"}
        nodes:
          - id: N001
            name: N001
            buses:
        {Lines(buses)}
            devices:
        {Lines(devices)}

        """;

    private static string Lines(string[] items) => string.Join('\n', items.Select(item => $"      - {{ {item} }}"));
}
