using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Alarms;

/// <summary>The condition of an alarm became active or inactive, delays included.</summary>
/// <param name="IsActive">Which.</param>
/// <param name="AtMs">When, UTC ms: the sampling instant of the reading that began it, plus the delay.</param>
/// <param name="ActiveSinceMs">Start of the activation that begins or ends here, UTC ms.</param>
/// <param name="Value">The value that began it.</param>
/// <param name="Record">The record that began it.</param>
public readonly record struct ConditionChange(
    bool IsActive, long AtMs, long ActiveSinceMs, PointValue Value, RecordId? Record);
