using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Workshop;

/// <summary>One alarm of the workshop file. Immutable.</summary>
/// <param name="Id">Unique id.</param>
/// <param name="Point">The point it watches.</param>
/// <param name="Kind">What it watches for.</param>
/// <param name="Limit">Limit in the point's unit; null for stale and bad.</param>
/// <param name="Deadband">How far the value must come back beyond the limit before the alarm returns, in the point's unit; ≥ 0.</param>
/// <param name="OnDelayMs">How long the condition must hold before the alarm is raised, ms.</param>
/// <param name="OffDelayMs">How long it must be gone before the alarm returns, ms.</param>
/// <param name="Priority">Priority.</param>
/// <param name="Message">What is wrong, and what to do.</param>
public sealed record AlarmDefinition(
    string Id,
    Point Point,
    AlarmKind Kind,
    double? Limit,
    double Deadband,
    int OnDelayMs,
    int OffDelayMs,
    AlarmPriority Priority,
    LocalizedText Message);
