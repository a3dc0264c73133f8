namespace Wuxi.Edge.Abstractions;

/// <summary>What an alarm watches (ISA-18.2 alarm types).</summary>
public enum AlarmKind
{
    High,
    HighHigh,
    Low,
    LowLow,

    /// <summary>Nothing was heard of the point for longer than its longest silent interval allows.</summary>
    Stale,

    /// <summary>The point's quality is bad: the instrument or its wiring failed.</summary>
    Bad,
}
