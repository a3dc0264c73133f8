namespace Wuxi.Edge.Workshop.Boards;

/// <summary>What a bus needs and a board does not have. Immutable.</summary>
/// <param name="Key">Key of the workshop file that names it.</param>
/// <param name="Needed">What is missing.</param>
/// <param name="There">What there is instead.</param>
public sealed record BoardLack(string Key, string Needed, string There);
