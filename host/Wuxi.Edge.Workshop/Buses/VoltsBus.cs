namespace Wuxi.Edge.Workshop;

/// <summary>An ADC channel with a voltage. Immutable.</summary>
/// <param name="Id">Id within the node.</param>
/// <param name="Channel">Channel of the converter.</param>
/// <param name="ReferenceMillivolts">Full scale of the converter, mV.</param>
/// <param name="Divider">Volts at the instrument for one volt at the pin.</param>
public sealed record VoltsBus(string Id, int Channel, int ReferenceMillivolts, double Divider) : BusDefinition(Id, BusKind.Volts)
{
    public override FormattableString NodeSettings => $"channel={Channel} reference={ReferenceMillivolts} divider={Divider}";

    public override int AnalogChannels => 1;

    public override IReadOnlyList<(string Key, string Claim)> Claims => [("channel", $"channel {Channel}")];
}
