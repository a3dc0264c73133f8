namespace Wuxi.Edge.Workshop.Boards;

/// <summary>A terminal block of a board, or a group of pins of a header. Immutable.</summary>
/// <param name="Block">Mark on the board, e.g. <c>X2</c>.</param>
/// <param name="Name">What is wired there.</param>
/// <param name="Clamps">Its clamps, in order.</param>
/// <param name="On">What it leads to: a rail, <c>COM2</c>, <c>ADC0</c>, <c>IO6</c>, a relay, <c>I2C1</c>, <c>SPI1</c>.</param>
/// <param name="Through">What lies between; may be empty.</param>
public sealed record BoardTerminal(string Block, string Name, IReadOnlyList<string> Clamps, string On, string Through);
