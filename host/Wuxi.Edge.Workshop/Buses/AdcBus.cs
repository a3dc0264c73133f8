namespace Wuxi.Edge.Workshop;

/// <summary>An ADC channel with the shunt of a current loop. Immutable.</summary>
/// <param name="Id">Id within the node.</param>
/// <param name="Channel">Channel of the converter.</param>
/// <param name="ReferenceMillivolts">Full scale of the converter, mV.</param>
/// <param name="ShuntOhms">Shunt of the current loop, ohm.</param>
public sealed record AdcBus(string Id, int Channel, int ReferenceMillivolts, double ShuntOhms) : BusDefinition(Id, BusKind.Adc)
{
    public override FormattableString NodeSettings => $"channel={Channel} reference={ReferenceMillivolts} shunt={ShuntOhms}";

    public override int AnalogChannels => 1;

    public override IReadOnlyList<(string Key, string Claim)> Claims => [("channel", $"channel {Channel}")];
}
