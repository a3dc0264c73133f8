namespace Wuxi.Edge.Abstractions;

/// <summary>What a point was at an instant. Immutable.</summary>
/// <param name="Point"><see cref="Abstractions.Point.Index"/> of the point.</param>
/// <param name="TimestampMs">UTC, milliseconds since 1970-01-01.</param>
/// <param name="Value">The value; none when <paramref name="Quality"/> is bad.</param>
/// <param name="Quality">Whether the value can be used.</param>
/// <param name="Reason">Why not, when it cannot; of a good one <see cref="BadReason.Undated"/> or none.</param>
public readonly record struct Reading(int Point, long TimestampMs, PointValue Value, Quality Quality, BadReason Reason);
