namespace Wuxi.Edge.Workshop.Parts;

/// <summary>One request with its answer on a serial line. Immutable.</summary>
/// <param name="RequestBytes">All that the node sends, wake-up bytes too.</param>
/// <param name="AnswerBytes">All that the instrument sends, at most.</param>
public sealed record SerialExchange(int RequestBytes, int AnswerBytes);
