namespace Wuxi.Edge.Workshop;

/// <summary>A serial port. Immutable.</summary>
/// <param name="Id">Id within the node.</param>
/// <param name="Port">nanoFramework port name, e.g. <c>COM2</c>.</param>
/// <param name="Baud">Bit/s.</param>
/// <param name="Parity"><c>none</c>, <c>even</c> or <c>odd</c>.</param>
public sealed record UartBus(string Id, string Port, int Baud, string Parity) : BusDefinition(Id, BusKind.Uart)
{
    public override FormattableString NodeSettings => $"port={Port} baud={Baud} parity={Parity}";

    public override IReadOnlyList<(string Key, string Claim)> Claims => [("port", Port)];
}
