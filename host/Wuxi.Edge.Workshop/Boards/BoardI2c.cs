namespace Wuxi.Edge.Workshop.Boards;

/// <summary>An I²C bus of a board. Immutable.</summary>
/// <param name="Bus">N of nanoFramework's I²C bus N.</param>
/// <param name="Data">Pin.</param>
/// <param name="Clock">Pin.</param>
public sealed record BoardI2c(int Bus, int Data, int Clock);
