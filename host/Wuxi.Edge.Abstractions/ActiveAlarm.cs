namespace Wuxi.Edge.Abstractions;

/// <summary>An alarm that is active or waits for acknowledgement, for people. Immutable.</summary>
/// <param name="AlarmId">Id of the alarm in the workshop file.</param>
/// <param name="PointId">Id of the point it watches.</param>
/// <param name="Kind">What it watches for.</param>
/// <param name="Priority">Priority.</param>
/// <param name="State">State; never <see cref="AlarmState.Normal"/>.</param>
/// <param name="Message">What is wrong, and what to do.</param>
/// <param name="ActiveSinceMs">When it began in the workshop, UTC ms.</param>
/// <param name="RaisedMs">When the gateway raised it, UTC ms; later than <paramref name="ActiveSinceMs"/> after an outage.</param>
/// <param name="Limit">The limit, or null for stale and bad.</param>
/// <param name="Value">The value that raised it.</param>
public sealed record ActiveAlarm(
    string AlarmId,
    string PointId,
    AlarmKind Kind,
    AlarmPriority Priority,
    AlarmState State,
    LocalizedText Message,
    long ActiveSinceMs,
    long RaisedMs,
    double? Limit,
    PointValue Value);
