using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Workshop.Parts;

/// <summary>
/// Meters with a pulse output (<c>firmware/src/Wuxi.Edge.Node/Sensors/PulseMeter</c>). Steps are those of common meters: a point may
/// say another resolution.
/// </summary>
internal static class PulseMeterParts
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Part> All { get; } =
    [
        Meter("pulse-water", "m3", 0.001, "m3/h"),
        Meter("pulse-gas", "m3", 0.01, "m3/h"),
        Meter("pulse-electricity", "kW.h", 0.001, "kW"),
    ];

    private static Part Meter(string id, string unit, double step, string rateUnit) => new(
        id,
        BusKind.Pulse,
        [
            new PartOption("pulses-per-unit", $"how many pulses make one {unit}, from 0.001 to 1000000", true, PartCatalogue.IsNumber(0.001, 1_000_000)),
            new PartOption("offset", $"what the meter showed when the count began, in {unit}, from -1000000000 to 1000000000", false,
                PartCatalogue.IsNumber(-1e9, 1e9)),
        ],
        [
            new PartMetric("total", unit, PointKind.Counter, step),
            new PartMetric("rate", rateUnit, PointKind.Gauge, 0.001),
        ]);
}
