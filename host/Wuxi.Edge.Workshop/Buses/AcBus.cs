using System.Globalization;

namespace Wuxi.Edge.Workshop;

/// <summary>ADC channels with the alternating currents of one machine, and with one current perhaps its voltage. Immutable.</summary>
/// <param name="Id">Id within the node.</param>
/// <param name="Currents">Channels of the converter with currents, 1 to 3.</param>
/// <param name="Voltage">Channel with the voltage of the only current; null for none.</param>
/// <param name="ReferenceMillivolts">Full scale of the converter, mV.</param>
/// <param name="BiasMillivolts">Voltage at the pins without current, mV.</param>
public sealed record AcBus(string Id, IReadOnlyList<int> Currents, int? Voltage, int ReferenceMillivolts, int BiasMillivolts)
    : BusDefinition(Id, BusKind.Ac)
{
    private static readonly string[] Keys = ["current", "current-b", "current-c"];

    public override FormattableString NodeSettings
    {
        get
        {
            string channels = string.Join(' ', Inputs.Select(input => string.Create(CultureInfo.InvariantCulture, $"{input.Key}={input.Channel}")));
            return $"{channels} reference={ReferenceMillivolts} bias={BiasMillivolts}";
        }
    }

    public override IReadOnlyList<(string Key, string Claim)> Claims => [.. Inputs.Select(input => (input.Key, $"channel {input.Channel}"))];

    public override int AnalogChannels => Inputs.Count;

    /// <summary>All of its channels, each with the key that names it.</summary>
    public IReadOnlyList<(string Key, int Channel)> Inputs =>
        [.. Currents.Select((channel, i) => (Keys[i], channel)), .. Voltage is { } voltage ? [("voltage", voltage)] : Array.Empty<(string, int)>()];
}
