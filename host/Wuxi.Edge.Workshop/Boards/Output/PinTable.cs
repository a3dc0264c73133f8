using System.Globalization;
using System.Text;

namespace Wuxi.Edge.Workshop.Boards.Output;

/// <summary>Writes the boards' pins as the C# that the firmware is built with (C# 9 as nanoFramework 1.x runs it). Pure; thread safe.</summary>
public static class PinTable
{
    /// <summary>The source file <c>BoardPins.Nano.cs</c>.</summary>
    public static string Write(IReadOnlyList<BoardDefinition> boards)
    {
        ArgumentNullException.ThrowIfNull(boards);
        var text = new StringBuilder();
        text.Append("""
            // Made from hardware/boards by "edge board --all --write"; a change belongs there.
            using nanoFramework.Hardware.Esp32;

            namespace Wuxi.Edge.Node.Device
            {
                /// <summary>Which pins of each board the ports are on; nanoFramework wants it said before a port is opened.</summary>
                internal static class BoardPins
                {
                    /// <summary>The board that is taken for an image where none is named; null for an image of another chip.</summary>
                    internal static string OfTarget(string target)
                    {

            """.ReplaceLineEndings("\n"));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (BoardDefinition board in boards)
        {
            string[] targets = [.. board.Targets.Select(target => target.Name).Where(seen.Add).Select(name => $"target == \"{name}\"")];
            if (targets.Length > 0)
            {
                text.Append(If(string.Join(" || ", targets), [$"return \"{board.Id}\";"])).Append('\n');
            }
        }

        text.Append("""
                        return null;
                    }

                    /// <summary>Says it to the runtime; false for a board that this firmware does not know.</summary>
                    internal static bool Assign(string board)
                    {

            """.ReplaceLineEndings("\n"));
        foreach (BoardDefinition board in boards)
        {
            text.Append(If($"board == \"{board.Id}\"", [.. Functions(board), "return true;"])).Append('\n');
        }

        return text.Append("""
                        return false;
                    }
                }
            }

            """.ReplaceLineEndings("\n")).ToString();
    }

    private static IEnumerable<string> Functions(BoardDefinition board)
    {
        foreach (BoardUart uart in board.Uarts)
        {
            yield return Set(uart.Tx, uart.Name + "_TX");
            yield return Set(uart.Rx, uart.Name + "_RX");
        }

        foreach (BoardAnalog input in board.Analog)
        {
            yield return Set(input.Pin, string.Create(CultureInfo.InvariantCulture, $"ADC1_CH{input.Channel}"));
        }

        if (board.Spi is { } spi)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"SPI{spi.Bus}_");
            yield return Set(spi.Clock, name + "CLOCK");
            yield return Set(spi.Miso, name + "MISO");
            yield return Set(spi.Mosi, name + "MOSI");
        }

        if (board.I2c is { } i2c)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"I2C{i2c.Bus}_");
            yield return Set(i2c.Data, name + "DATA");
            yield return Set(i2c.Clock, name + "CLOCK");
        }
    }

    private static string Set(int pin, string function) =>
        string.Create(CultureInfo.InvariantCulture, $"Configuration.SetPinFunction({pin}, DeviceFunction.{function});");

    private static string If(string condition, IReadOnlyList<string> lines) =>
        $"            if ({condition})\n            {{\n{string.Concat(lines.Select(line => $"                {line}\n"))}            }}\n";
}
