namespace Wuxi.Edge.Cli.Demo;

/// <summary>What a demo was asked for. Immutable.</summary>
/// <param name="Nodes">How many emulated nodes; null for the ready workshop as it is.</param>
/// <param name="Minutes">How long; null until the user ends it.</param>
/// <param name="IsHeadless">Without a user: drills fires, then drains and sums up.</param>
/// <param name="Seed">Seed of the emulation.</param>
/// <param name="Url">Where the console is.</param>
/// <param name="Folder">Folder of the run; its database is begun anew.</param>
/// <param name="IsJson">Print the summary as JSON.</param>
/// <param name="Scenario">Name of the ready scenario.</param>
internal sealed record DemoOptions(int? Nodes, double? Minutes, bool IsHeadless, ulong Seed, string Url, string Folder, bool IsJson, string Scenario = "demo");
