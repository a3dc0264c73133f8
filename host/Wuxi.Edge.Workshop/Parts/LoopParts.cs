using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Workshop.Parts;

/// <summary>Transmitters in a 4–20 mA loop on an ADC channel of their own (IEC 60381-1, NAMUR NE 43).</summary>
internal static class LoopParts
{
    public static IReadOnlyList<Part> All { get; } =
    [
        new Part(
            "smoke420",
            BusKind.Adc,
            Scale("the optical density", "1/m", -1000, 1000),
            [new PartMetric("optical-density", "1/m", PointKind.Gauge, 0.001)]),
        new Part(
            "gas420",
            BusKind.Adc,
            [
                new PartOption("measures", "lel (percent of the lower explosive limit) or ppm", true, text => text is "lel" or "ppm"),
                .. Scale("the gas", "% or ppm", 0, 1_000_000),
            ],
            [
                new PartMetric("lel", "%", PointKind.Gauge, 0.1),
                new PartMetric("concentration", "[ppm]", PointKind.Gauge, 0.1),
            ]),
        new Part(
            "noise420",
            BusKind.Adc,
            Scale("the sound level", "dB", 0, 200),
            [new PartMetric("sound-level", "dB[SPL]", PointKind.Gauge, 0.1)]),
        new Part(
            "temperature420",
            BusKind.Adc,
            Scale("the temperature", "Cel", -200, 850),
            [new PartMetric("temperature", "Cel", PointKind.Gauge, 0.1)]),
    ];

    private static PartOption[] Scale(string quantity, string unit, double min, double max) =>
    [
        PartOption.Number("low", $"{quantity} at 4 mA, in {unit}", false, min, max),
        PartOption.Number("high", $"{quantity} at 20 mA, in {unit}", true, min, max),
    ];
}
