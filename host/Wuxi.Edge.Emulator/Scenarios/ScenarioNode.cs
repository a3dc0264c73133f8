using Wuxi.Edge.Emulator.Boards;
using Wuxi.Edge.Emulator.Signals;
using Wuxi.Edge.Workshop;

namespace Wuxi.Edge.Emulator.Scenarios;

/// <summary>One emulated node. Immutable.</summary>
/// <param name="Node">The node of the workshop file.</param>
/// <param name="Board">On which board it runs.</param>
/// <param name="FlashBytes">Bytes of flash on which it keeps its records; 0 for what the emulator's options say.</param>
/// <param name="Signals">Signals of its instruments: by device id, then by metric; what is missing has defaults.</param>
public sealed record ScenarioNode(
    NodeDefinition Node, BoardKind Board, int FlashBytes, IReadOnlyDictionary<string, IReadOnlyDictionary<string, SignalSpec>> Signals);
