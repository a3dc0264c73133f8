namespace Wuxi.Edge.Workshop;

/// <summary>A pin with a dry contact. Immutable.</summary>
/// <param name="Id">Id within the node.</param>
/// <param name="Pin">Pin of the board.</param>
/// <param name="DebounceMicroseconds">The level must be quiet for so long to have changed, us.</param>
/// <param name="Active"><c>low</c> or <c>high</c>: the level that counts as active.</param>
public sealed record DigitalBus(string Id, int Pin, int DebounceMicroseconds, string Active) : BusDefinition(Id, BusKind.Digital)
{
    public override FormattableString NodeSettings => $"pin={Pin} debounce={DebounceMicroseconds} active={Active}";

    public override IReadOnlyList<(string Key, string Claim)> Claims => [("pin", $"pin {Pin}")];
}
