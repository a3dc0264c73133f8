namespace Wuxi.Edge.Abstractions;

/// <summary>A part of the workshop, with its equipment. Immutable.</summary>
/// <param name="Id">ASCII id, the first part of the ids of its points.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Equipment">What stands in it, in the order of the workshop file.</param>
public sealed record Area(string Id, LocalizedText Name, IReadOnlyList<EquipmentItem> Equipment);
