namespace Wuxi.Edge.Workshop;

/// <summary>An I2C bus, shared by instruments with different addresses. Immutable.</summary>
/// <param name="Id">Id within the node.</param>
/// <param name="Port">I2C port of the chip, 1 or 2.</param>
public sealed record I2cBus(string Id, int Port) : BusDefinition(Id, BusKind.I2c)
{
    public override FormattableString NodeSettings => $"port={Port}";

    public override IReadOnlyList<(string Key, string Claim)> Claims => [("port", $"I2C port {Port}")];
}
