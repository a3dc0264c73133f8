namespace Wuxi.Edge.Workshop.Boards;

/// <summary>A board, as <c>hardware/boards/&lt;board&gt;/board.yaml</c> describes it: its pins, and what hangs on them. Immutable.</summary>
/// <param name="Id">Name of its folder.</param>
/// <param name="Name">For people.</param>
/// <param name="Chip">The chip on it.</param>
/// <param name="Targets">Images that fit; the first is the usual one.</param>
/// <param name="Uarts">Serial ports for instruments.</param>
/// <param name="Analog">Analog inputs.</param>
/// <param name="PulseInputs">Pins that can count pulses.</param>
/// <param name="DigitalInputs">Pins for contacts; one that is a pulse input too belongs to whoever opens it first.</param>
/// <param name="Spi">SPI; null for none.</param>
/// <param name="I2c">I²C; null for none.</param>
/// <param name="Relays">Relays.</param>
/// <param name="Rails">Supplies, each below the one that feeds it.</param>
/// <param name="Loads">What takes current from them.</param>
/// <param name="Terminals">Where wires go.</param>
/// <param name="Materials">Bill of materials.</param>
public sealed record BoardDefinition(
    string Id,
    string Name,
    ChipFacts Chip,
    IReadOnlyList<BoardTarget> Targets,
    IReadOnlyList<BoardUart> Uarts,
    IReadOnlyList<BoardAnalog> Analog,
    IReadOnlyList<int> PulseInputs,
    IReadOnlyList<int> DigitalInputs,
    BoardSpi? Spi,
    BoardI2c? I2c,
    IReadOnlyList<BoardRelay> Relays,
    IReadOnlyList<BoardRail> Rails,
    IReadOnlyList<BoardLoad> Loads,
    IReadOnlyList<BoardTerminal> Terminals,
    IReadOnlyList<BoardMaterial> Materials)
{
    /// <summary>PSRAM of its module, MB; 0 for none.</summary>
    public int PsramMegabytes { get; init; }

    /// <summary>Pins of both kinds of input, each once, in order.</summary>
    public IReadOnlyList<int> Inputs => [.. PulseInputs.Concat(DigitalInputs).Distinct().Order()];
}
