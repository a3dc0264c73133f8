using Wuxi.Edge.Workshop.Yaml;

namespace Wuxi.Edge.Emulator.Scenarios;

/// <summary>What came of reading a scenario. Immutable.</summary>
/// <param name="Scenario">The scenario, or null when there is any fault: all or nothing.</param>
/// <param name="Faults">Everything wrong with the scenario file and its workshop file.</param>
public sealed record ScenarioReadResult(Scenario? Scenario, IReadOnlyList<YamlFault> Faults);
