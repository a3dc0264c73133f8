namespace Wuxi.Edge.Abstractions;

/// <summary>What changed in an alarm.</summary>
public enum AlarmTransitionKind
{
    Raised,
    Returned,
    Acknowledged,

    /// <summary>A raised alarm turned out, from a node's backlog, to have begun earlier: its original time was set.</summary>
    Backdated,

    /// <summary>The gateway started and found this alarm active in its journal.</summary>
    Restored,
}
