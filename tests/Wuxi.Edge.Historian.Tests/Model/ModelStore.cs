using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Historian.Tests.Model;

/// <summary>What the reference knows of one store.</summary>
internal sealed class ModelStore
{
    public HashSet<ulong> Accounted { get; } = [];

    public bool IsCurrent { get; set; }

    public long LastMs { get; set; }

    /// <summary>Missing numbers, with the gap that closed each.</summary>
    public Dictionary<ulong, GapEntry> Gaps { get; } = [];

    /// <summary>Its end without numbers, by reason.</summary>
    public Dictionary<GapReason, GapEntry> Uncounted { get; } = [];
}
