namespace Wuxi.Edge.Workshop;

/// <summary>A pin with a contact or an open collector that gives pulses. Immutable.</summary>
/// <param name="Id">Id within the node.</param>
/// <param name="Channel">Place of the pulses' total in the node's journal, 0…3.</param>
/// <param name="Pin">Pin of the board.</param>
/// <param name="GlitchMicroseconds">Levels that last less are no pulses, us.</param>
/// <param name="Edges"><c>rising</c> or <c>falling</c>: the edge that counts.</param>
public sealed record PulseBus(string Id, int Channel, int Pin, int GlitchMicroseconds, string Edges) : BusDefinition(Id, BusKind.Pulse)
{
    public override FormattableString NodeSettings => $"channel={Channel} pin={Pin} glitch={GlitchMicroseconds} edges={Edges}";

    public override IReadOnlyList<(string Key, string Claim)> Claims => [("channel", $"pulse channel {Channel}"), ("pin", $"pin {Pin}")];
}
