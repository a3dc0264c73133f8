namespace Wuxi.Edge.Workshop;

/// <summary>An SPI accelerometer; its clock, data and interrupt are the board's. Immutable.</summary>
/// <param name="Id">Id within the node.</param>
/// <param name="Spi">N of SPIN.</param>
/// <param name="ChipSelect">Pin of its chip select.</param>
public sealed record AccelerometerBus(string Id, int Spi, int ChipSelect) : BusDefinition(Id, BusKind.Accelerometer)
{
    public override FormattableString NodeSettings => $"spi={Spi} cs={ChipSelect}";

    public override IReadOnlyList<(string Key, string Claim)> Claims => [("cs", $"pin {ChipSelect}"), ("kind", "accelerometer of the node")];
}
