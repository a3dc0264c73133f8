namespace Wuxi.Edge.Crash.Load;

/// <summary>One instrument of a simulated node.</summary>
/// <param name="Id">Device id.</param>
/// <param name="Part">How the workshop file says what it is.</param>
/// <param name="Metrics">What it measures.</param>
public sealed record LoadDevice(string Id, string Part, IReadOnlyList<LoadMetric> Metrics);
