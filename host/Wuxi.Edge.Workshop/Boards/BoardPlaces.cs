using System.Globalization;

namespace Wuxi.Edge.Workshop.Boards;

/// <summary>What a board's terminals lead to. Pure; thread safe.</summary>
public static class BoardPlaces
{
    /// <summary>Each with its name in board.yaml and its pins in words.</summary>
    public static IReadOnlyList<(string Name, string Pins)> Of(BoardDefinition board)
    {
        ArgumentNullException.ThrowIfNull(board);
        var places = new List<(string, string)>();
        foreach (BoardUart uart in board.Uarts)
        {
            places.Add((uart.Name, Text($"TX {uart.Tx}, RX {uart.Rx}") + (uart.De < 0 ? "" : Text($", DE {uart.De}"))));
        }

        places.AddRange(board.Analog.Select(input => (Text($"ADC{input.Channel}"), Text($"{input.Pin}"))));
        places.AddRange(board.Inputs.Select(pin => (Text($"IO{pin}"), Text($"{pin}"))));
        places.AddRange(board.Relays.Select(relay => (relay.Id, Text($"{relay.Pin}, {(relay.IsActiveHigh ? "high" : "low")} is on"))));
        if (board.I2c is { } i2c)
        {
            places.Add((Text($"I2C{i2c.Bus}"), Text($"SDA {i2c.Data}, SCL {i2c.Clock}")));
        }

        if (board.Spi is { } spi)
        {
            places.Add((Text($"SPI{spi.Bus}"), Text($"SCLK {spi.Clock}, MISO {spi.Miso}, MOSI {spi.Mosi}, CS {spi.ChipSelect}, INT {spi.Interrupt}")));
        }

        return places;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
