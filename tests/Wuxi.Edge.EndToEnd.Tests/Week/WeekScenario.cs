using System.Globalization;
using System.Text;

namespace Wuxi.Edge.EndToEnd.Tests.Week;

/// <summary>The scenario of the virtual week: one node with thirteen instruments and itself, and faults of every kind at random times.</summary>
internal static class WeekScenario
{
    private const int LongestOutageMinutes = 180;

    private static readonly string[] Loops = ["smoke-1", "lel-1", "temperature-1"];
    private static readonly string[] Meters = ["meter-1", "meter-2", "meter-3", "meter-4"];

    /// <summary>What can be compared, reading by reading.</summary>
    public static IReadOnlyList<Wave> Waves { get; } =
    [
        new("meter-1", "active-power", "A1/press-1/active-power", 60, 40, 120, 0.5),
        new("meter-2", "active-power", "A1/press-2/active-power", 20, 15, 180, 0.1),
        new("meter-3", "active-power", "A1/press-3/active-power", 15, 10, 60, 0.1),
        new("meter-4", "active-power", "A1/press-4/active-power", 90, 50, 300, 0.1),
        new("smoke-1", "optical-density", "A1/hall/smoke", 0.05, 0.04, 30, 0.002),
        new("lel-1", "lel", "A1/boiler/lel", 5, 4, 420, 0.1),
        new("temperature-1", "temperature", "A1/hall/temperature", 24, 6, 1440, 0.2),
        new("air-1", "temperature", "A1/cabinet/temperature", 30, 5, 600, 0.05),
        new("air-2", "pressure", "A1/hall/pressure", 1013, 8, 900, 0.2),
        new("air-3", "co2", "A1/hall/co2", 700, 200, 300, 5),
    ];

    /// <summary>Totals that may only grow.</summary>
    public static IReadOnlyList<string> Counters { get; } =
    [
        "A1/press-1/active-energy", "A1/press-2/active-energy", "A1/press-3/active-energy", "A1/press-4/active-energy",
        "A1/inlet/volume", "A1/press-1/pieces",
    ];

    /// <summary>The text; the same for the same seed.</summary>
    public static string Text(int seed, int hours)
    {
        var text = new StringBuilder("""
            scenario: week
            workshop: test.workshop.yaml
            start: 2026-06-01T00:00:00+08:00
            nodes:
              - node: N001
                board: esp32-s3-devkit
                store: flash
                devices:

            """);
        foreach (Wave wave in Waves)
        {
            text.Append(wave.Yaml);
        }

        text.Append("faults:\n");
        var random = new Random(seed);
        int atMinutes = 10;
        while (atMinutes < hours * 60)
        {
            text.Append(Fault(random, atMinutes));
            atMinutes += 10 + random.Next(80);
        }

        return text.ToString();
    }

    private static string Fault(Random random, int atMinutes)
    {
        int seconds = 1 + random.Next(random.Next(4) == 0 ? LongestOutageMinutes * 60 : 300);
        string what = random.Next(11) switch
        {
            0 => "network-lost, node: N001",
            1 => "broker-down",
            2 => "gateway-kill",
            3 => $"silent, node: N001, device: {Meters[random.Next(Meters.Length)]}",
            4 => $"bit-errors, node: N001, bus: {(random.Next(2) == 0 ? "dlt-1" : "modbus-1")}, rate: 0.002",
            5 => $"loop-open, node: N001, device: {Loops[random.Next(Loops.Length)]}",
            6 => "brown-out, node: N001",
            7 => "hang, node: N001",
            8 => "bus-stuck, node: N001, bus: i2c-1",
            9 => "bit-errors, node: N001, bus: i2c-1, rate: 0.0005",
            10 => $"loop-short, node: N001, device: {Loops[random.Next(Loops.Length)]}",
            _ => "power-cut, node: N001",
        };
        return string.Create(
            CultureInfo.InvariantCulture, $"  - {{ at: {(atMinutes * 60) + random.Next(60)}s, for: {seconds}s, kind: {what} }}\n");
    }
}
