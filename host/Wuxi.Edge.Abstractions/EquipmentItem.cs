namespace Wuxi.Edge.Abstractions;

/// <summary>A machine, room or supply whose quantities are measured. Immutable.</summary>
/// <param name="Id"><c>area/equipment</c>, ASCII.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Points">Its points, in the order of the workshop file.</param>
public sealed record EquipmentItem(string Id, LocalizedText Name, IReadOnlyList<Point> Points);
