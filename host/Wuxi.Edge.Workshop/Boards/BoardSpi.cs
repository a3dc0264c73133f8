namespace Wuxi.Edge.Workshop.Boards;

/// <summary>The SPI bus of a board, with the chip select and the interrupt of the accelerometer's terminal. Immutable.</summary>
/// <param name="Bus">N of nanoFramework's SPI bus N.</param>
/// <param name="Clock">Pin.</param>
/// <param name="Miso">Pin.</param>
/// <param name="Mosi">Pin.</param>
/// <param name="ChipSelect">Pin.</param>
/// <param name="Interrupt">Pin.</param>
public sealed record BoardSpi(int Bus, int Clock, int Miso, int Mosi, int ChipSelect, int Interrupt);
