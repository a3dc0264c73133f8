namespace Wuxi.Edge.Workshop.Boards;

/// <summary>An analog input of a board. Immutable.</summary>
/// <param name="Channel">Channel of ADC1.</param>
/// <param name="Pin">Pin that it is on.</param>
public sealed record BoardAnalog(int Channel, int Pin);
