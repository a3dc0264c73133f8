namespace Wuxi.Edge.Workshop.Boards;

/// <summary>A relay of a board. Immutable.</summary>
/// <param name="Id">Reference, e.g. <c>K1</c>.</param>
/// <param name="Pin">Pin that drives it.</param>
/// <param name="IsActiveHigh">Whether a high level switches it on.</param>
/// <param name="Pull">Resistor on the board that holds the pin while the chip does not drive it.</param>
public sealed record BoardRelay(string Id, int Pin, bool IsActiveHigh, PinPull Pull);
