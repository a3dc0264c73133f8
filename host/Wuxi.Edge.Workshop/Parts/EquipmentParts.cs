using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Workshop.Parts;

/// <summary>What says how a machine does: contacts, counted pieces.</summary>
internal static class EquipmentParts
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Part> All { get; } =
    [
        new Part(
            "piece-counter",
            BusKind.Pulse,
            [
                PartOption.Number("pulses-per-unit", "how many pulses one piece gives, from 0.001 to 1000000", false, 0.001, 1_000_000),
                PartOption.Number("offset", "pieces that were made before the count began, from -1000000000 to 1000000000", false, -1e9, 1e9),
            ],
            [
                new PartMetric("total", "1", PointKind.Counter, 1),
                new PartMetric("rate", "1/h", PointKind.Gauge, 0.1),
            ]),
        new Part(
            "contact",
            BusKind.Digital,
            [],
            [
                new PartMetric("state", "1", PointKind.State, 1),
                new PartMetric("activations", "1", PointKind.Counter, 1),
            ]),
    ];
}
