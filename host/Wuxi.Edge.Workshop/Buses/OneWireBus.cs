namespace Wuxi.Edge.Workshop;

/// <summary>The 1-Wire bus, which a UART of the chip drives. Immutable.</summary>
/// <param name="Id">Id within the node.</param>
/// <param name="Port">nanoFramework name of that UART: <c>COM3</c>.</param>
public sealed record OneWireBus(string Id, string Port) : BusDefinition(Id, BusKind.OneWire)
{
    public override FormattableString NodeSettings => $"port={Port}";

    public override IReadOnlyList<(string Key, string Claim)> Claims => [("port", Port)];
}
