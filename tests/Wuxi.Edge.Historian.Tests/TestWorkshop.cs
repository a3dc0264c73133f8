using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Historian.Tests;

/// <summary>A workshop of nothing but points.</summary>
internal sealed class TestWorkshop(params string[] pointIds) : IWorkshopQuery
{
    public string Id => "W1";

    public LocalizedText Name { get; } = new("车间", "Workshop");

    public string TimeZone => "Asia/Shanghai";

    public IReadOnlyList<Area> Areas => [];

    public IReadOnlyList<Point> Points { get; } =
    [
        .. pointIds.Select((id, index) => new Point(
            index, id, new LocalizedText(id, id), "1", 0.1, PointKind.Gauge, "N001", "device-1", "metric-" + index, 1000, 60000)),
    ];

    public Point? FindPoint(string id) => Points.FirstOrDefault(point => point.Id == id);

    /// <summary>With points <c>A1/machine/q0</c>, <c>q1</c> and so on.</summary>
    public static TestWorkshop WithPoints(int count) => new([.. Enumerable.Range(0, count).Select(i => "A1/machine/q" + i)]);
}
