using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Workshop;

/// <summary>One output of the gateway. Immutable.</summary>
/// <param name="Id">Unique id.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Pin">GPIO line number (BCM on a Raspberry Pi).</param>
/// <param name="IsActiveHigh">Whether a high level energises the load.</param>
/// <param name="IsSafeOn">The state for power-up, stop and loss of the gateway: whether the load is then energised.</param>
/// <param name="Kind">What hangs on it.</param>
public sealed record OutputDefinition(
    string Id, LocalizedText Name, int Pin, bool IsActiveHigh, bool IsSafeOn, OutputKind Kind);
