namespace Wuxi.Edge.Abstractions;

/// <summary>The newest a point has shown. Immutable.</summary>
/// <param name="Point">The point.</param>
/// <param name="TimestampMs">UTC ms of the value; 0 when nothing was ever heard.</param>
/// <param name="Value">The value; none when bad or never heard. When stale, the last value.</param>
/// <param name="Quality">Quality now: <see cref="Quality.Stale"/> when the node or device is away or silent too long.</param>
/// <param name="Reason">Why it is bad.</param>
public readonly record struct LivePoint(Point Point, long TimestampMs, PointValue Value, Quality Quality, BadReason Reason);
