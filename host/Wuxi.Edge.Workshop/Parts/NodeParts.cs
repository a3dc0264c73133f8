using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Workshop.Parts;

/// <summary>The node itself as an instrument (<c>firmware/src/Wuxi.Edge.Node/Sensors/NodeItself</c>): it hangs on no bus.</summary>
internal static class NodeParts
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Part> All { get; } =
    [
        new Part(
            "node",
            BusKind.None,
            [],
            [
                new PartMetric("uptime", "s", PointKind.Gauge, 1),
                new PartMetric("reset-reason", "1", PointKind.State, 1),
                new PartMetric("free-memory", "By", PointKind.Gauge, 1),
                new PartMetric("store-fill", "%", PointKind.Gauge, 1),
                new PartMetric("wifi-signal", "dB{mW}", PointKind.Gauge, 1),
                new PartMetric("dropped-frames", "1", PointKind.Counter, 1),
                new PartMetric("loop-longest", "ms", PointKind.Gauge, 1),
            ]),
    ];
}
