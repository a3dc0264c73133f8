using System.Globalization;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Tests.Fakes;

/// <summary>A message as it was sent, decoded with the reader of Wuxi.Edge.Wire.</summary>
internal sealed record SentMessage(
    long AtMs, string Topic, MessageType Type, string? Device, long? TimestampMs, long? Seq, IReadOnlyList<SentMetric> Metrics)
{
    public bool IsHistorical => Metrics.Any(metric => metric.IsHistorical);

    /// <summary>Number of the record that a DDATA is.</summary>
    public ulong RecordNumber => (ulong)Metrics[0].Value!;

    public static SentMessage Decode(long atMs, string topic, byte[] payload)
    {
        var parsed = new Topic();
        Assert.True(parsed.TryParse(topic), topic);
        var reader = new PayloadReader();
        Assert.Equal(WireError.None, reader.Open(payload, 0, payload.Length));
        var metrics = new List<SentMetric>();
        while (reader.Read())
        {
            metrics.Add(ReadMetric(reader));
        }

        Assert.Equal(WireError.None, reader.Error);
        return new SentMessage(
            atMs, topic, parsed.Type, parsed.Device,
            reader.HasTimestamp ? reader.Timestamp : null, reader.HasSequence ? reader.Sequence : null, metrics);
    }

    public SentMetric Metric(string name) => Metrics.Single(metric => metric.Name == name);

    private static SentMetric ReadMetric(PayloadReader reader)
    {
        object? value = reader.ValueKind switch
        {
            WireValue.Float => reader.FloatValue,
            WireValue.Double => reader.DoubleValue,
            WireValue.Boolean => reader.BooleanValue,
            WireValue.Long => reader.LongBits,
            WireValue.Int => reader.IntBits,
            WireValue.String => reader.GetString(),
            _ => null,
        };
        var metric = new SentMetric(
            reader.GetName(), reader.Alias, reader.MetricTimestamp, reader.DataType, reader.IsHistorical, reader.IsNull,
            reader.ValueKind, reader.IsNull ? null : value, reader.Quality, reader.Reason, ReadProperties(reader));
        return metric;
    }

    private static Dictionary<string, object?> ReadProperties(PayloadReader reader)
    {
        var properties = new Dictionary<string, object?>();
        while (reader.ReadProperty())
        {
            properties[reader.PropertyKey] = reader.PropertyKind switch
            {
                WireValue.String => reader.PropertyString,
                WireValue.Double => reader.PropertyDouble,
                WireValue.Int => reader.PropertyInt,
                _ => null,
            };
        }

        return properties;
    }

    /// <summary>One row of a timing table: "12.300 DDATA smoke-1 #5".</summary>
    public override string ToString()
    {
        string device = Device is null ? "" : " " + Device;
        string number = Type == MessageType.DData ? $" #{RecordNumber}{(IsHistorical ? " historical" : "")}" : "";
        string name = Type.ToString().ToUpperInvariant();
        return string.Create(CultureInfo.InvariantCulture, $"{AtMs / 1000.0:0.000} {name}{device}{number}");
    }
}
