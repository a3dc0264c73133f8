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
            AdcBus adc when board.Analog.All(known => known.Channel != adc.Channel) =>
                new BoardLack("channel", Text($"analog channel {adc.Channel}"), string.Join(", ", board.Analog.Select(known => Text($"{known.Channel}")))),
            PulseBus pulse when !board.PulseInputs.Contains(pulse.Pin) =>
                new BoardLack("pin", Text($"pulse input on pin {pulse.Pin}"), string.Join(", ", board.PulseInputs.Select(pin => Text($"{pin}")))),
            DigitalBus digital when !board.DigitalInputs.Contains(digital.Pin) =>
                new BoardLack("pin", Text($"digital input on pin {digital.Pin}"), string.Join(", ", board.DigitalInputs.Select(pin => Text($"{pin}")))),
            _ => null,
        };
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
