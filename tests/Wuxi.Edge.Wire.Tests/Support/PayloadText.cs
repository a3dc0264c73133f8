using System.Globalization;
using System.Text;

namespace Wuxi.Edge.Wire.Tests.Support;

/// <summary>A payload in words, one line a metric or property; what the case files hold.</summary>
internal static class PayloadText
{
    public static string Of(byte[] payload) => Of(payload, 0, payload.Length);

    public static string Of(byte[] buffer, int offset, int count)
    {
        var reader = new PayloadReader();
        var text = new StringBuilder();
        if (reader.Open(buffer, offset, count) == WireError.None)
        {
            text.Append("payload");
            Append(text, " timestamp=", reader.HasTimestamp, reader.Timestamp);
            Append(text, " seq=", reader.HasSequence, reader.Sequence);
            text.Append(CultureInfo.InvariantCulture, $" metrics={reader.MetricCount}\n");
            while (reader.Read())
            {
                AppendMetric(text, reader);
            }
        }

        if (reader.Error != WireError.None)
        {
            text.Append(CultureInfo.InvariantCulture, $"error {reader.Error} at {reader.ErrorOffset - offset}\n");
        }

        return text.ToString();
    }

    private static void AppendMetric(StringBuilder text, PayloadReader reader)
    {
        text.Append("metric");
        if (reader.HasName)
        {
            text.Append(" \"").Append(reader.GetName()).Append('"');
        }

        Append(text, " alias=", reader.HasAlias, reader.Alias);
        Append(text, " timestamp=", reader.HasMetricTimestamp, reader.MetricTimestamp);
        Append(text, " type=", reader.HasDataType, reader.DataType);
        text.Append(reader.IsHistorical ? " historical" : string.Empty);
        text.Append(reader.IsTransient ? " transient" : string.Empty);
        text.Append(reader.IsNull ? " null" : string.Empty);
        Append(text, " ", reader.ValueKind != WireValue.None, Value(reader));
        Append(text, " quality=", reader.Quality >= 0, reader.Quality);
        Append(text, " reason=", reader.Reason >= 0, reader.Reason);
        text.Append('\n');
        while (reader.ReadProperty())
        {
            text.Append("  property \"").Append(reader.PropertyKey).Append('"');
            Append(text, " type=", reader.PropertyType != DataType.Unknown, reader.PropertyType);
            text.Append(reader.PropertyIsNull ? " null" : string.Empty);
            Append(text, " ", reader.PropertyKind != WireValue.None, Property(reader));
            text.Append('\n');
        }
    }

    private static string Value(PayloadReader reader) => reader.ValueKind + " " + reader.ValueKind switch
    {
        WireValue.Int => Text(reader.IntBits),
        WireValue.Long => Text(reader.LongBits),
        WireValue.Float => Text(reader.FloatValue),
        WireValue.Double => Text(reader.DoubleValue),
        WireValue.Boolean => Text(reader.BooleanValue),
        WireValue.String => '"' + reader.GetString() + '"',
        _ => Text(reader.DataLength) + " bytes",
    };

    private static string Property(PayloadReader reader) => reader.PropertyKind + " " + reader.PropertyKind switch
    {
        WireValue.Int => Text(reader.PropertyInt),
        WireValue.Long => Text(reader.PropertyLong),
        WireValue.Float => Text(reader.PropertyFloat),
        WireValue.Double => Text(reader.PropertyDouble),
        WireValue.Boolean => Text(reader.PropertyBoolean),
        WireValue.String => '"' + reader.PropertyString + '"',
        _ => "message",
    };

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private static void Append(StringBuilder text, string label, bool isThere, object value)
    {
        if (isThere)
        {
            text.Append(label).Append(Text(value));
        }
    }
}
