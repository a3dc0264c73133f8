namespace Wuxi.Edge.Workshop.Boards.Output;

/// <summary>A file that is made from the boards. Immutable.</summary>
/// <param name="Path">From the root of the repository, with '/'.</param>
/// <param name="Text">What it must hold.</param>
public sealed record BoardFile(string Path, string Text);
