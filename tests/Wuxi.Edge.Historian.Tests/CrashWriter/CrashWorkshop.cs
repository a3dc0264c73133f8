using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Historian.CrashWriter;

/// <summary>The points of <see cref="CrashRecords"/>.</summary>
public sealed class CrashWorkshop : IWorkshopQuery
{
    public string Id => "W1";

    public LocalizedText Name { get; } = new("车间", "Workshop");

    public string TimeZone => "Asia/Shanghai";

    public IReadOnlyList<Area> Areas => [];

    public IReadOnlyList<Point> Points { get; } =
    [
        .. Enumerable.Range(0, CrashRecords.Points).Select(index => new Point(
            index, "A1/machine/q" + index, new LocalizedText("量", "Quantity"), "1", 0.1, PointKind.Gauge, CrashRecords.Node, "device-1", "metric-" + index, 1000, 60000)),
    ];

    public Point? FindPoint(string id) => Points.FirstOrDefault(point => point.Id == id);
}
