using Wuxi.Edge.Workshop.Yaml;

namespace Wuxi.Edge.Workshop;

/// <summary>What came of reading a workshop file. Immutable.</summary>
/// <param name="Model">The workshop, or null when there is any fault: all or nothing.</param>
/// <param name="Faults">Everything that is wrong with the file, in its order.</param>
public sealed record WorkshopReadResult(WorkshopModel? Model, IReadOnlyList<YamlFault> Faults);
