using Wuxi.Edge.Emulator.Faults;
using Wuxi.Edge.Workshop;

namespace Wuxi.Edge.Emulator.Scenarios;

/// <summary>A loaded and checked scenario with its workshop. Immutable, so safe for use by many threads.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Workshop">The workshop it runs in.</param>
/// <param name="Start">When a virtual run starts; a real one starts now.</param>
/// <param name="Nodes">The emulated nodes, in the order of the file.</param>
/// <param name="Faults">What breaks, in the order of the file.</param>
public sealed record Scenario(
    string Id,
    WorkshopModel Workshop,
    DateTimeOffset Start,
    IReadOnlyList<ScenarioNode> Nodes,
    IReadOnlyList<FaultDefinition> Faults);
