namespace Wuxi.Edge.Emulator.Scenarios;

/// <summary>A made workshop and scenario, as the text of two files. Immutable.</summary>
/// <param name="WorkshopFile">Name under which the scenario expects the workshop file beside it.</param>
/// <param name="WorkshopText">YAML of the workshop file.</param>
/// <param name="ScenarioText">YAML of the scenario file.</param>
public sealed record MultipliedScenario(string WorkshopFile, string WorkshopText, string ScenarioText);
