using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Ingest.Births;

/// <summary>What a message of a node says of its settings. Null where it does not.</summary>
internal struct SettingsReport
{
    /// <summary>Longest text that is kept, characters.</summary>
    private const int LongestText = 300;

    public ulong? Version;
    public ulong? Pending;
    public ulong? Refused;
    public string? Refusal;
    public string? Broker;

    /// <summary>Takes the metric that was just read; false when it says nothing of settings.</summary>
    public bool Take(PayloadReader reader, string name)
    {
        switch (name)
        {
            case MetricName.SettingsVersion:
                Version = NumberOf(reader);
                return true;
            case MetricName.SettingsPending:
                Pending = NumberOf(reader);
                return true;
            case MetricName.SettingsRefused:
                Refused = NumberOf(reader);
                return true;
            case MetricName.SettingsRefusal:
                Refusal = TextOf(reader);
                return true;
            case MetricName.Broker:
                Broker = TextOf(reader);
                return true;
            default:
                return false;
        }
    }

    private static ulong? NumberOf(PayloadReader reader) => !reader.IsNull && reader.ValueKind == WireValue.Long ? reader.LongBits : null;

    private static string? TextOf(PayloadReader reader) => reader.IsNull || reader.ValueKind != WireValue.String ? null
        : reader.GetString() is { Length: > LongestText } text ? text[..LongestText]
        : reader.GetString();
}
