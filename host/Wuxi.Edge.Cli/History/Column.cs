namespace Wuxi.Edge.Cli.History;

/// <summary>A column of what a query prints.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsText">Whether JSON has it as a string; else as it is.</param>
/// <param name="Width">Characters in a table.</param>
internal readonly record struct Column(string Name, bool IsText, int Width);
