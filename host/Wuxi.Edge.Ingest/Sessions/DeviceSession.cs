using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Ingest.Sessions;

/// <summary>One instrument of a node in its session. Loop thread only.</summary>
internal sealed class DeviceSession
{
    public DeviceSession(string id, IReadOnlyList<Point> points, bool isKnown)
    {
        Id = id;
        Points = points;
        IsKnown = isKnown;
    }

    public string Id { get; }

    /// <summary>Its points, in the order of the workshop file.</summary>
    public IReadOnlyList<Point> Points { get; }

    /// <summary>Whether the workshop file names it.</summary>
    public bool IsKnown { get; }

    /// <summary>Whether it declared its metrics in this session. Stays after its death: its backlog still comes.</summary>
    public bool IsDeclared { get; set; }

    /// <summary>Between DBIRTH and DDEATH.</summary>
    public bool IsOnline { get; private set; }

    /// <summary>Since when, UTC ms; 0 when never seen.</summary>
    public long SinceMs { get; private set; }

    public void SetOnline(bool isOnline, long atMs)
    {
        if (IsOnline != isOnline || SinceMs == 0)
        {
            IsOnline = isOnline;
            SinceMs = atMs;
        }
    }
}
