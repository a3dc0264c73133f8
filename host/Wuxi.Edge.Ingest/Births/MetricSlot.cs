using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Ingest.Births;

/// <summary>
/// What data needs of a declared metric, side by side with that of the next alias: of a hundred thousand points each is looked
/// at once a second and none is in the processor's cache by then, so reading on costs what looking up elsewhere would.
/// </summary>
/// <param name="entry">The declaration.</param>
internal readonly struct MetricSlot(MetricEntry entry)
{
    /// <summary>The declaration; null where no metric has the alias.</summary>
    public MetricEntry? Entry { get; } = entry;

    /// <summary>The device that declared it; null for the node itself.</summary>
    public string? Device { get; } = entry.Device;

    /// <summary>What it means.</summary>
    public MetricRole Role { get; } = entry.Role;

    /// <summary>Its declared type.</summary>
    public DataType Type { get; } = entry.Type;

    /// <summary>Index of its point; -1 where it is none.</summary>
    public int Point { get; } = entry.Point?.Index ?? -1;
}
