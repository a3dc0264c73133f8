using Google.Protobuf;
using Wuxi.Edge.Benchmarks.Peer;

namespace Wuxi.Edge.Wire.Tests.Support;

/// <summary>Between our codec and the peer's: compares what both read, and writes a peer's message with ours.</summary>
internal static class PeerPayload
{
    /// <summary>Null when the peer refuses the bytes.</summary>
    public static Payload? TryParse(byte[] bytes)
    {
        try
        {
            return Payload.Parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }

    /// <summary>Reads <paramref name="bytes"/>, which must be good, and finds everything that the peer found.</summary>
    public static void AssertReadsAs(Payload expected, byte[] bytes)
    {
        var reader = new PayloadReader();
        Assert.Equal(WireError.None, reader.Open(bytes, 0, bytes.Length));
        Assert.Equal(expected.HasTimestamp, reader.HasTimestamp);
        Assert.Equal(expected.Timestamp, (ulong)reader.Timestamp);
        Assert.Equal(expected.HasSeq, reader.HasSequence);
        Assert.Equal(expected.Seq, (ulong)reader.Sequence);
        Assert.Equal(expected.Metrics.Count, reader.MetricCount);
        foreach (Metric metric in expected.Metrics)
        {
            Assert.True(reader.Read(), reader.Error.ToString());
            AssertMetric(metric, reader, bytes);
        }

        Assert.False(reader.Read());
        Assert.Equal(WireError.None, reader.Error);
    }

    /// <summary>Writes with ours what the peer's message says.</summary>
    public static void Write(PayloadWriter writer, Payload payload)
    {
        writer.Begin(payload.HasTimestamp ? (long)payload.Timestamp : -1);
        foreach (Metric metric in payload.Metrics)
        {
            writer.BeginMetric(
                metric.HasName ? metric.Name : null,
                metric.HasAlias ? (long)metric.Alias : -1,
                metric.HasTimestamp ? (long)metric.Timestamp : -1,
                (DataType)metric.Datatype,
                metric.IsHistorical);
            WriteValue(writer, metric);
            if (metric.Properties is { } properties)
            {
                writer.BeginProperties();
                for (int i = 0; i < properties.Keys.Count; i++)
                {
                    WriteProperty(writer, properties.Keys[i], properties.Values[i]);
                }

                writer.EndProperties();
            }

            writer.EndMetric();
        }

        writer.End(payload.HasSeq ? (int)payload.Seq : -1);
    }

    private static void AssertMetric(Metric expected, PayloadReader reader, byte[] bytes)
    {
        Assert.Equal(expected.HasName ? expected.Name : null, reader.GetName());
        Assert.Equal(expected.HasAlias, reader.HasAlias);
        Assert.Equal(expected.HasAlias ? (long)expected.Alias : -1, reader.Alias);
        Assert.Equal(expected.HasTimestamp, reader.HasMetricTimestamp);
        Assert.Equal(expected.HasTimestamp ? (long)expected.Timestamp : -1, reader.MetricTimestamp);
        Assert.Equal(expected.HasDatatype, reader.HasDataType);
        Assert.Equal(TypeOf(expected.Datatype), reader.DataType);
        Assert.Equal(expected.IsHistorical, reader.IsHistorical);
        Assert.Equal(expected.IsTransient, reader.IsTransient);
        Assert.Equal(expected.IsNull, reader.IsNull);
        Assert.Equal(KindOf(expected.ValueCase), reader.ValueKind);
        Assert.Equal(expected.IntValue, reader.IntBits);
        Assert.Equal(expected.LongValue, reader.LongBits);
        Assert.Equal(BitConverter.SingleToInt32Bits(expected.FloatValue), BitConverter.SingleToInt32Bits(reader.FloatValue));
        Assert.Equal(BitConverter.DoubleToInt64Bits(expected.DoubleValue), BitConverter.DoubleToInt64Bits(reader.DoubleValue));
        Assert.Equal(expected.BooleanValue, reader.BooleanValue);
        Assert.Equal(expected.HasStringValue ? expected.StringValue : null, reader.GetString());
        if (expected.HasBytesValue)
        {
            Assert.Equal(expected.BytesValue.ToByteArray(), bytes[reader.DataOffset..(reader.DataOffset + reader.DataLength)]);
        }

        AssertProperties(expected.Properties ?? new PropertySet(), reader);
    }

    private static void AssertProperties(PropertySet expected, PayloadReader reader)
    {
        int quality = -1;
        int reason = -1;
        for (int i = 0; i < expected.Keys.Count; i++)
        {
            PropertyValue value = expected.Values[i];
            Assert.True(reader.ReadProperty());
            Assert.Equal(expected.Keys[i], reader.PropertyKey);
            Assert.Equal(TypeOf(value.Type), reader.PropertyType);
            Assert.Equal(value.IsNull, reader.PropertyIsNull);
            Assert.Equal(KindOf(value.ValueCase), reader.PropertyKind);
            Assert.Equal(value.IntValue, (uint)reader.PropertyInt);
            Assert.Equal(value.LongValue, (ulong)reader.PropertyLong);
            Assert.Equal(value.FloatValue, reader.PropertyFloat);
            Assert.Equal(value.DoubleValue, reader.PropertyDouble);
            Assert.Equal(value.BooleanValue, reader.PropertyBoolean);
            Assert.Equal(value.HasStringValue ? value.StringValue : null, reader.PropertyString);
            bool counts = value.HasIntValue && !value.IsNull;
            quality = counts && expected.Keys[i] == MetricName.Quality ? (int)value.IntValue : quality;
            reason = counts && expected.Keys[i] == MetricName.Reason ? (int)value.IntValue : reason;
        }

        Assert.False(reader.ReadProperty());
        Assert.Equal(quality, reader.Quality);
        Assert.Equal(reason, reader.Reason);
    }

    private static DataType TypeOf(uint number) => number <= (uint)DataType.DateTimeArray ? (DataType)number : DataType.Unknown;

    private static WireValue KindOf(Metric.ValueOneofCase value) => value switch
    {
        Metric.ValueOneofCase.None => WireValue.None,
        Metric.ValueOneofCase.IntValue => WireValue.Int,
        Metric.ValueOneofCase.LongValue => WireValue.Long,
        Metric.ValueOneofCase.FloatValue => WireValue.Float,
        Metric.ValueOneofCase.DoubleValue => WireValue.Double,
        Metric.ValueOneofCase.BooleanValue => WireValue.Boolean,
        Metric.ValueOneofCase.StringValue => WireValue.String,
        Metric.ValueOneofCase.BytesValue => WireValue.Bytes,
        _ => WireValue.Other,
    };

    private static WireValue KindOf(PropertyValue.ValueOneofCase value) => value switch
    {
        PropertyValue.ValueOneofCase.None => WireValue.None,
        PropertyValue.ValueOneofCase.IntValue => WireValue.Int,
        PropertyValue.ValueOneofCase.LongValue => WireValue.Long,
        PropertyValue.ValueOneofCase.FloatValue => WireValue.Float,
        PropertyValue.ValueOneofCase.DoubleValue => WireValue.Double,
        PropertyValue.ValueOneofCase.BooleanValue => WireValue.Boolean,
        PropertyValue.ValueOneofCase.StringValue => WireValue.String,
        _ => WireValue.Other,
    };

    private static void WriteValue(PayloadWriter writer, Metric metric)
    {
        switch (metric.ValueCase)
        {
            case Metric.ValueOneofCase.IntValue: writer.WriteUInt32(metric.IntValue); break;
            case Metric.ValueOneofCase.LongValue: writer.WriteUInt64(metric.LongValue); break;
            case Metric.ValueOneofCase.FloatValue: writer.WriteFloat(metric.FloatValue); break;
            case Metric.ValueOneofCase.DoubleValue: writer.WriteDouble(metric.DoubleValue); break;
            case Metric.ValueOneofCase.BooleanValue: writer.WriteBoolean(metric.BooleanValue); break;
            case Metric.ValueOneofCase.StringValue: writer.WriteString(metric.StringValue); break;
            case Metric.ValueOneofCase.BytesValue: writer.WriteBytes(metric.BytesValue.ToByteArray(), 0, metric.BytesValue.Length); break;
            default: writer.WriteNull(); break;
        }
    }

    private static void WriteProperty(PayloadWriter writer, string key, PropertyValue value)
    {
        switch ((DataType)value.Type)
        {
            case var type when value.IsNull: writer.PropertyNull(key, type); break;
            case DataType.Int32: writer.PropertyInt32(key, (int)value.IntValue); break;
            case DataType.UInt32: writer.PropertyUInt32(key, value.IntValue); break;
            case DataType.Int64: writer.PropertyInt64(key, (long)value.LongValue); break;
            case DataType.UInt64: writer.PropertyUInt64(key, value.LongValue); break;
            case DataType.Float: writer.PropertyFloat(key, value.FloatValue); break;
            case DataType.Double: writer.PropertyDouble(key, value.DoubleValue); break;
            case DataType.Boolean: writer.PropertyBoolean(key, value.BooleanValue); break;
            case DataType.String: writer.PropertyString(key, value.StringValue); break;
            default: throw new InvalidOperationException($"the writer has no property of type {value.Type}");
        }
    }
}
