using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Historian.Tests;

/// <summary>A workshop of nothing but points.</summary>
internal sealed class TestWorkshop(IReadOnlyList<(string Id, PointKind Kind)> points) : IWorkshopQuery
{
    public TestWorkshop(params string[] pointIds)
        : this([.. pointIds.Select(id => (id, PointKind.Gauge))])
    {
    }

    /// <summary>With points <c>A1/machine/q0</c> and so on, of these kinds.</summary>
    public TestWorkshop(IEnumerable<PointKind> kinds)
        : this([.. kinds.Select((kind, index) => ("A1/machine/q" + index, kind))])
    {
    }

    public string Id => "W1";

    public LocalizedText Name { get; } = new("车间", "Workshop");

    public string TimeZone => "Asia/Shanghai";

    public IReadOnlyList<Area> Areas => [];

    public IReadOnlyList<Point> Points { get; } =
    [
        .. points.Select((point, index) => new Point(
            index, point.Id, new LocalizedText(point.Id, point.Id), "1", 0.1, point.Kind, "N001", "device-1", "metric-" + index, 1000, 60000)),
    ];

    public Point? FindPoint(string id) => Points.FirstOrDefault(point => point.Id == id);

    /// <summary>With points <c>A1/machine/q0</c>, <c>q1</c> and so on.</summary>
    public static TestWorkshop WithPoints(int count) => new([.. Enumerable.Range(0, count).Select(i => "A1/machine/q" + i)]);
}
