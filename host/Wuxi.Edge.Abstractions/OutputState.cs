namespace Wuxi.Edge.Abstractions;

/// <summary>One output of the gateway as it is driven now. Immutable.</summary>
/// <param name="Id">Id in the workshop file.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Pin">GPIO line number.</param>
/// <param name="IsOn">Whether the load is energised now (a flashing lamp changes).</param>
/// <param name="IsFlashing">Whether it flashes.</param>
/// <param name="IsSilenced">Whether an operator silenced it (消音).</param>
public sealed record OutputState(string Id, LocalizedText Name, int Pin, bool IsOn, bool IsFlashing, bool IsSilenced);
