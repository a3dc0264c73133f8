using Wuxi.Edge.Workshop;
using Wuxi.Edge.Workshop.Boards;

namespace Wuxi.Edge.Emulator.Boards;

/// <summary>A kind of board: which ports, channels and pins it brings out. Immutable.</summary>
public sealed class BoardKind
{
    private readonly BoardDefinition? _definition;

    private BoardKind(string name, ChipFacts chip, BoardDefinition? definition)
    {
        Name = name;
        _definition = definition;
        Pins = chip.Pins[^1] + 1;
        Ports = definition is null
            ? [.. Enumerable.Range(1, chip.Uarts).Select(number => "COM" + number.ToString(System.Globalization.CultureInfo.InvariantCulture))]
            : [.. definition.Uarts.Select(uart => uart.Name)];
        Channels = definition is null ? [.. Enumerable.Range(0, chip.Adc1.Count + chip.Adc2.Count)] : [.. definition.Analog.Select(input => input.Channel)];
    }

    /// <summary>A board that nobody builds, with as many of everything as are wanted, all brought out.</summary>
    /// <param name="name">A word.</param>
    /// <param name="uarts">UARTs, COM1 upwards.</param>
    /// <param name="channels">Channels of the converter, 0 upwards.</param>
    /// <param name="pins">GPIO lines, 0 upwards.</param>
    public BoardKind(string name, int uarts, int channels, int pins)
    {
        Name = name;
        Pins = pins;
        Ports = [.. Enumerable.Range(1, uarts).Select(number => "COM" + number.ToString(System.Globalization.CultureInfo.InvariantCulture))];
        Channels = [.. Enumerable.Range(0, channels)];
    }

    /// <summary>The boards of <c>hardware/boards</c>.</summary>
    public static IReadOnlyList<BoardKind> All { get; } = [.. BoardCatalogue.All.Select(board => new BoardKind(board.Id, board.Chip, board))];

    /// <summary>What is taken where nobody names a board: an ESP32-S3 with everything brought out.</summary>
    public static BoardKind Any { get; } = new("esp32-s3", ChipFacts.All.First(chip => chip.Id == "esp32s3"), null);

    /// <summary>Word in the scenario file.</summary>
    public string Name { get; }

    /// <summary>UARTs by their nanoFramework names.</summary>
    public IReadOnlyList<string> Ports { get; }

    /// <summary>Channels of the converter.</summary>
    public IReadOnlyList<int> Channels { get; }

    /// <summary>GPIO lines, numbered from 0.</summary>
    public int Pins { get; }

    /// <summary>The kind with this name, or null.</summary>
    public static BoardKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);

    /// <summary>Whether pulses can be counted on a pin.</summary>
    public bool HasPulseInput(int pin) => _definition is null ? pin >= 0 && pin < Pins : _definition.PulseInputs.Contains(pin);

    /// <summary>Whether a pin can be an input: of pulses or of a contact.</summary>
    public bool HasInput(int pin) => HasPulseInput(pin) || (_definition?.DigitalInputs.Contains(pin) ?? false);

    /// <summary>What a bus needs and this kind does not have; null when nothing.</summary>
    public BoardLack? Lacking(BusDefinition bus) => _definition is null ? null : BoardFit.Lacking(_definition, bus);
}
