namespace Wuxi.Edge.Emulator.Boards;

/// <summary>A kind of board: what the chip brings out. Immutable.</summary>
/// <param name="Name">Word in the scenario file.</param>
/// <param name="Ports">UARTs by their nanoFramework names.</param>
/// <param name="AdcChannels">ADC channels, numbered from 0.</param>
/// <param name="Pins">GPIO lines, numbered from 0.</param>
public sealed record BoardKind(string Name, IReadOnlyList<string> Ports, int AdcChannels, int Pins)
{
    /// <summary>The boards that can be emulated.</summary>
    public static IReadOnlyList<BoardKind> All { get; } =
    [
        // ESP32-S3 technical reference: UART0…2, ADC1 and ADC2 with 10 channels each, GPIO0…48. nanoFramework names UART0 COM1.
        new BoardKind("esp32-s3-devkit", ["COM1", "COM2", "COM3"], 20, 49),

        // ESP32 technical reference: UART0…2, ADC1 with 8 and ADC2 with 10 channels, GPIO0…39.
        new BoardKind("esp32-devkit", ["COM1", "COM2", "COM3"], 18, 40),
    ];

    /// <summary>The kind with this name, or null.</summary>
    public static BoardKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);
}
