namespace Wuxi.Edge.Abstractions;

/// <summary>A change of one alarm, as journalled. Immutable. Journal entries are idempotent by (alarm, kind, record).</summary>
/// <param name="AlarmId">Id of the alarm in the workshop file.</param>
/// <param name="Kind">What changed.</param>
/// <param name="State">The state after it.</param>
/// <param name="Priority">Priority.</param>
/// <param name="TimestampMs">When it happened in the workshop (sampling instant, or the gateway's clock for stale and operator actions), UTC ms.</param>
/// <param name="ActiveSinceMs">Original time of the activation this belongs to, UTC ms.</param>
/// <param name="Value">The value that caused it; none where there is none.</param>
/// <param name="Record">The record that caused it, or null.</param>
/// <param name="IsReplay">From a node's backlog: for the journal only, it must not drive outputs.</param>
/// <param name="User">Who acted, for operator actions.</param>
public sealed record AlarmTransition(
    string AlarmId,
    AlarmTransitionKind Kind,
    AlarmState State,
    AlarmPriority Priority,
    long TimestampMs,
    long ActiveSinceMs,
    PointValue Value,
    RecordId? Record,
    bool IsReplay,
    string? User);
