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
            OneWireBus oneWire when board.Uarts.All(known => known.Name != oneWire.Port || known.De >= 0) =>
                new BoardLack(
                    "port",
                    $"serial port {oneWire.Port} without a transceiver, which drives 1-Wire",
                    Listed(board.Uarts.Where(known => known.De < 0).Select(known => known.Name))),
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

    /// <summary>What keeps a pin from being an output of the node; null when nothing does. A board with relays has no other outputs.</summary>
    /// <param name="board">The board.</param>
    /// <param name="pin">The pin.</param>
    /// <param name="isActiveHigh">The level at which the output is on.</param>
    public static BoardLack? LackingOutput(BoardDefinition board, int pin, bool isActiveHigh)
    {
        ArgumentNullException.ThrowIfNull(board);
        if (board.Relays.Count > 0)
        {
            return board.Relays.Any(relay => relay.Pin == pin && relay.IsActiveHigh == isActiveHigh)
                ? null
                : new BoardLack(
                    "pin",
                    Text($"relay at pin {pin} that is on when {Level(isActiveHigh)}"),
                    Listed(board.Relays.Select(relay => Text($"{relay.Pin} active {Level(relay.IsActiveHigh)} ({relay.Id})"))));
        }

        bool isFit = board.Chip.Pins.Contains(pin) && !board.Chip.InputOnly.Contains(pin)
            && !board.Chip.Strapping.Contains(pin) && !board.Chip.Flash.Contains(pin);
        return isFit ? null : new BoardLack("pin", Text($"pin {pin} to drive"), "the pins that are neither strapping pins, nor the flash's, nor input only");
    }

    private static string Level(bool isHigh) => isHigh ? "high" : "low";

    private static string Listed(IEnumerable<string> names) => string.Join(", ", names.DefaultIfEmpty("none"));

    private static BoardLack? LackingChannel(BoardDefinition board, string key, int channel) => board.Analog.Any(known => known.Channel == channel)
        ? null
        : new BoardLack(key, Text($"analog channel {channel}"), string.Join(", ", board.Analog.Select(known => Text($"{known.Channel}"))));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
