using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Workshop;

/// <summary>A point with what only its node needs to know. Immutable.</summary>
/// <param name="Point">The point.</param>
/// <param name="Deadband">Smallest change that is sent at once, in the point's unit; 0 sends every change.</param>
public readonly record struct PointDefinition(Point Point, double Deadband);
