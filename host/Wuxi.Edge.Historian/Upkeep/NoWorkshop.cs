using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Historian.Upkeep;

/// <summary>A workshop without points: history knows its own.</summary>
internal sealed class NoWorkshop : IWorkshopQuery
{
    public string Id => "";

    public LocalizedText Name { get; } = new("", "");

    public string TimeZone => "UTC";

    public IReadOnlyList<Area> Areas => [];

    public IReadOnlyList<Point> Points => [];

    public Point? FindPoint(string id) => null;
}
