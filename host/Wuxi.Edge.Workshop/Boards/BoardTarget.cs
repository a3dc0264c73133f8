namespace Wuxi.Edge.Workshop.Boards;

/// <summary>A nanoFramework image that fits a board. Immutable.</summary>
/// <param name="Name">As <c>nanoff --target</c> wants it.</param>
/// <param name="Modules">Modules that it is for.</param>
public sealed record BoardTarget(string Name, string Modules);
