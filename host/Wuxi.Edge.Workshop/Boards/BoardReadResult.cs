using Wuxi.Edge.Workshop.Yaml;

namespace Wuxi.Edge.Workshop.Boards;

/// <summary>What came of reading a board.yaml. Immutable.</summary>
/// <param name="Board">The board, or null when there is any fault: all or nothing.</param>
/// <param name="Faults">Everything that is wrong with the file, in its order.</param>
public sealed record BoardReadResult(BoardDefinition? Board, IReadOnlyList<YamlFault> Faults);
