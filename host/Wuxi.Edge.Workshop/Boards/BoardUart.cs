namespace Wuxi.Edge.Workshop.Boards;

/// <summary>A serial port of a board. Immutable.</summary>
/// <param name="Port">N of COMN; the chip's UART N - 1.</param>
/// <param name="Tx">Pin.</param>
/// <param name="Rx">Pin.</param>
/// <param name="De">Pin of an RS-485 transceiver's DE and /RE; -1 for none.</param>
public sealed record BoardUart(int Port, int Tx, int Rx, int De)
{
    /// <summary>nanoFramework's name, e.g. <c>COM2</c>.</summary>
    public string Name => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"COM{Port}");
}
