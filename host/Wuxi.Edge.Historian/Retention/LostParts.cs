namespace Wuxi.Edge.Historian.Retention;

/// <summary>What of a segment was given up; part of the catalogue, so the numbers are never changed.</summary>
[Flags]
internal enum LostParts
{
    /// <summary>Everything is there.</summary>
    None = 0,

    /// <summary>Readings of gauges, and of points that left the workshop.</summary>
    Gauges = 1,

    /// <summary>Readings of counters.</summary>
    Counters = 2,

    /// <summary>Readings of states.</summary>
    States = 4,

    /// <summary>All readings; roll-ups are kept.</summary>
    Readings = Gauges | Counters | States,

    /// <summary>Roll-ups of what has no readings; record times and numbers are kept.</summary>
    Rollups = 8,

    /// <summary>The whole file.</summary>
    Everything = Readings | Rollups | 16,
}
