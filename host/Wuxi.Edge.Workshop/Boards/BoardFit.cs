using System.Globalization;

namespace Wuxi.Edge.Workshop.Boards;

/// <summary>Whether a board has what a bus needs. Pure; thread safe.</summary>
public static class BoardFit
{
    /// <summary>What is missing; null when nothing is.</summary>
    public static BoardLack? Lacking(BoardDefinition board, BusDefinition bus)
    {
        ArgumentNullException.ThrowIfNull(board);
        return bus switch
        {
            UartBus uart when board.Uarts.All(known => known.Name != uart.Port) =>
                new BoardLack("port", $"serial port {uart.Port}", string.Join(", ", board.Uarts.Select(known => known.Name))),
            AdcBus adc => LackingChannel(board, "channel", adc.Channel),
            PulseBus pulse when !board.PulseInputs.Contains(pulse.Pin) =>
                new BoardLack("pin", Text($"pulse input on pin {pulse.Pin}"), string.Join(", ", board.PulseInputs.Select(pin => Text($"{pin}")))),
            I2cBus i2c when board.I2c?.Bus != i2c.Port =>
                new BoardLack("port", Text($"I2C port {i2c.Port}"), board.I2c is { } known ? Text($"{known.Bus}") : "none"),
            SpiBus spi when board.Spi?.Bus != spi.Port =>
                new BoardLack("port", Text($"SPI port {spi.Port}"), board.Spi is { } known ? Text($"{known.Bus}") : "none"),
            OneWireBus oneWire when board.Uarts.All(known => known.Name != oneWire.Port) =>
                new BoardLack("port", $"serial port {oneWire.Port}, which drives 1-Wire", string.Join(", ", board.Uarts.Select(known => known.Name))),
            VoltsBus volts => LackingChannel(board, "channel", volts.Channel),
            AcBus ac => ac.Inputs.Select(input => LackingChannel(board, input.Key, input.Channel)).FirstOrDefault(lacking => lacking is not null),
            AccelerometerBus accelerometer when board.Spi is not { } spi || spi.Bus != accelerometer.Spi || spi.ChipSelect != accelerometer.ChipSelect =>
                new BoardLack(
                    "cs",
                    Text($"accelerometer on SPI{accelerometer.Spi}, chip select {accelerometer.ChipSelect}"),
                    board.Spi is { } known ? Text($"SPI{known.Bus}, chip select {known.ChipSelect}") : "none"),
            DigitalBus digital when !board.DigitalInputs.Contains(digital.Pin) =>
                new BoardLack("pin", Text($"digital input on pin {digital.Pin}"), string.Join(", ", board.DigitalInputs.Select(pin => Text($"{pin}")))),
            _ => null,
        };
    }

    private static BoardLack? LackingChannel(BoardDefinition board, string key, int channel) => board.Analog.Any(known => known.Channel == channel)
        ? null
        : new BoardLack(key, Text($"analog channel {channel}"), string.Join(", ", board.Analog.Select(known => Text($"{known.Channel}"))));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
