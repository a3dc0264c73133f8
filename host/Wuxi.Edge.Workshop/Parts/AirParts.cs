using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Workshop.Parts;

/// <summary>Dust and gas sensors on a serial port of their own. Formats: the makers' data sheets, named beside each driver.</summary>
internal static class AirParts
{
    private static readonly PartOption Stuck = PartOption.Number(
        "stuck-minutes", "a number from 1 to 10080: minutes for which its numbers may stand still", false, 1, 10_080);

    // 32 bytes, at the fastest every 200 ms.
    private static readonly SerialTiming Plantower = SerialTiming.Talks(32, 200);

    public static IReadOnlyList<Part> All { get; } =
    [
        new Part("pms5003", BusKind.Uart, [Stuck], [Dust("pm1_0", 1), Dust("pm2_5", 1), Dust("pm10", 1)]) { Timing = Plantower },
        new Part("pms7003", BusKind.Uart, [Stuck], [Dust("pm1_0", 1), Dust("pm2_5", 1), Dust("pm10", 1)]) { Timing = Plantower },
        new Part("sds011", BusKind.Uart, [Stuck], [Dust("pm2_5", 0.1), Dust("pm10", 0.1)]) { Timing = SerialTiming.Talks(10, 1000) },
        new Part("sps30", BusKind.Uart, [Stuck], [Dust("pm1_0", 0.1), Dust("pm2_5", 0.1), Dust("pm4_0", 0.1), Dust("pm10", 0.1)])
        {
            // Request 6 bytes, answer 47, and twice that when every byte must be stuffed; within 20 ms.
            Timing = SerialTiming.One(20, 12, 94),
        },
        new Part("ze07-co", BusKind.Uart, [], [new PartMetric("co", "[ppm]", PointKind.Gauge, 0.1)]) { Timing = SerialTiming.Talks(9, 1000) },
        new Part(
            "mh-z19",
            BusKind.Uart,
            [Stuck, PartOption.Number("range", "the end of its range, from 1000 to 10000 ppm", false, 1000, 10_000)],
            [new PartMetric("co2", "[ppm]", PointKind.Gauge, 1)])
        {
            Timing = SerialTiming.One(500, 9, 9),
        },
    ];

    private static PartMetric Dust(string name, double resolution) => new(name, "ug/m3", PointKind.Gauge, resolution);
}
