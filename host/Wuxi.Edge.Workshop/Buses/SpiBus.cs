namespace Wuxi.Edge.Workshop;

/// <summary>One instrument's place on an SPI port, which others may share. Immutable.</summary>
/// <param name="Id">Id within the node.</param>
/// <param name="Port">SPI port of the chip, 1 or 2.</param>
/// <param name="ChipSelectPin">Pin of the board that selects it.</param>
public sealed record SpiBus(string Id, int Port, int ChipSelectPin) : BusDefinition(Id, BusKind.Spi)
{
    public override FormattableString NodeSettings => $"port={Port} select={ChipSelectPin}";

    public override IReadOnlyList<(string Key, string Claim)> Claims => [("select", $"pin {ChipSelectPin}")];
}
