namespace Wuxi.Edge.Wire.Tests.Support;

/// <summary>Reads a payload and writes it anew, field by field.</summary>
internal static class Rewrite
{
    public static byte[] Of(byte[] payload)
    {
        var reader = new PayloadReader();
        var writer = new PayloadWriter(new byte[(payload.Length * 2) + 64]);
        Assert.Equal(WireError.None, reader.Open(payload, 0, payload.Length));
        writer.Begin(reader.HasTimestamp ? reader.Timestamp : -1);
        while (reader.Read())
        {
            writer.BeginMetric(reader.GetName(), reader.Alias, reader.MetricTimestamp, reader.DataType, reader.IsHistorical);
            WriteValue(reader, writer, payload);
            WriteProperties(reader, writer);
            writer.EndMetric();
        }

        Assert.Equal(WireError.None, reader.Error);
        writer.End(reader.HasSequence ? (int)reader.Sequence : -1);
        Assert.False(writer.IsOverflow);
        return writer.Buffer[..writer.Length];
    }

    private static void WriteValue(PayloadReader reader, PayloadWriter writer, byte[] payload)
    {
        if (reader.IsNull)
        {
            writer.WriteNull();
        }

        switch (reader.ValueKind)
        {
            case WireValue.Int: writer.WriteUInt32(reader.IntBits); break;
            case WireValue.Long: writer.WriteUInt64(reader.LongBits); break;
            case WireValue.Float: writer.WriteFloat(reader.FloatValue); break;
            case WireValue.Double: writer.WriteDouble(reader.DoubleValue); break;
            case WireValue.Boolean: writer.WriteBoolean(reader.BooleanValue); break;
            case WireValue.String: writer.WriteString(reader.GetString()); break;
            case WireValue.Bytes: writer.WriteBytes(payload, reader.DataOffset, reader.DataLength); break;
            case WireValue.None: break;
            default: throw new InvalidOperationException($"the writer has no {reader.ValueKind}");
        }
    }

    private static void WriteProperties(PayloadReader reader, PayloadWriter writer)
    {
        if (!reader.ReadProperty())
        {
            return;
        }

        writer.BeginProperties();
        do
        {
            string key = reader.PropertyKey;
            if (reader.PropertyIsNull)
            {
                writer.PropertyNull(key, reader.PropertyType);
                continue;
            }

            switch (reader.PropertyType)
            {
                case DataType.Int32: writer.PropertyInt32(key, reader.PropertyInt); break;
                case DataType.UInt32: writer.PropertyUInt32(key, (uint)reader.PropertyInt); break;
                case DataType.Int64: writer.PropertyInt64(key, reader.PropertyLong); break;
                case DataType.UInt64: writer.PropertyUInt64(key, (ulong)reader.PropertyLong); break;
                case DataType.Float: writer.PropertyFloat(key, reader.PropertyFloat); break;
                case DataType.Double: writer.PropertyDouble(key, reader.PropertyDouble); break;
                case DataType.Boolean: writer.PropertyBoolean(key, reader.PropertyBoolean); break;
                case DataType.String: writer.PropertyString(key, reader.PropertyString); break;
                default: throw new InvalidOperationException($"the writer has no property of type {reader.PropertyType}");
            }
        }
        while (reader.ReadProperty());

        writer.EndProperties();
    }
}
