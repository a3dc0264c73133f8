using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Ingest.Births;

/// <summary>
/// A metric as a birth declared it. Immutable; the default is that of no metric. Small, and side by side with that of the next alias:
/// a gateway keeps one for each of a hundred thousand points and looks at each once a second.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Device">The device that declared it; null for the node itself.</param>
/// <param name="Point">Index of the point with this metric; -1 where the workshop file names none.</param>
/// <param name="Type">Its declared type, which its values must have.</param>
/// <param name="Role">What it means.</param>
internal readonly record struct MetricEntry(string Name, string? Device, int Point, DataType Type, MetricRole Role)
{
    /// <summary>Whether there is a metric.</summary>
    public bool IsThere => Role != MetricRole.None;

    /// <summary>Why its values cannot be used, a <see cref="FaultKind"/>; null when they can.</summary>
    public string? Fault => Role switch
    {
        MetricRole.WrongType => FaultKind.WrongType,
        MetricRole.WrongUnit => FaultKind.WrongUnit,
        MetricRole.AliasConflict => FaultKind.AliasConflict,
        _ => null,
    };
}
