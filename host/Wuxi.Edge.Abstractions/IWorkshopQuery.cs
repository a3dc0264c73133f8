namespace Wuxi.Edge.Abstractions;

/// <summary>The loaded workshop, for people. Safe for use by many threads.</summary>
public interface IWorkshopQuery
{
    /// <summary>Sparkplug group id of the workshop.</summary>
    string Id { get; }

    LocalizedText Name { get; }

    /// <summary>IANA time zone, e.g. <c>Asia/Shanghai</c>.</summary>
    string TimeZone { get; }

    IReadOnlyList<Area> Areas { get; }

    /// <summary>All points, by index.</summary>
    IReadOnlyList<Point> Points { get; }

    /// <summary>The point with this id, or null.</summary>
    Point? FindPoint(string id);
}
