namespace Wuxi.Edge.Abstractions;

/// <summary>Which settings a node has, and which it should have; by version, 0 for none. Immutable.</summary>
/// <param name="InUse">Its devices and points follow these.</param>
/// <param name="Wanted">What the workshop file says.</param>
/// <param name="Pending">Accepted, and used when every record of the present devices is stored.</param>
/// <param name="Refused">Refused last.</param>
/// <param name="Refusal">Why, in the node's words.</param>
public sealed record NodeSettingsStatus(uint InUse, uint Wanted, uint Pending, uint Refused, string Refusal);
