namespace Wuxi.Edge.Abstractions;

/// <summary>For how long a point had a value.</summary>
/// <param name="Value">The value; none for the time in which it is not known.</param>
/// <param name="DurationMs">Together, ms.</param>
public readonly record struct StateDuration(PointValue Value, long DurationMs);
