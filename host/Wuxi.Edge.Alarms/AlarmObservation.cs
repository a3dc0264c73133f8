using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Alarms;

/// <summary>One reading, as one alarm sees it.</summary>
/// <param name="Class">What it says about the condition.</param>
/// <param name="TimestampMs">Sampling instant, UTC ms.</param>
/// <param name="Value">The value, for the journal.</param>
/// <param name="Record">The record it came in, or null.</param>
/// <param name="ClockMs">
/// When the sampling instant was on the gateway's monotonic clock, ms: delays that run out between readings count from
/// here. <see cref="AlarmCondition.Never"/> for backlog, whose delays run out by time stamps only.
/// </param>
public readonly record struct AlarmObservation(
    ReadingClass Class, long TimestampMs, PointValue Value, RecordId? Record, long ClockMs);
