using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Ingest.Births;

/// <summary>Reads the value of a metric as what its birth declared, or not at all.</summary>
internal static class MetricValues
{
    /// <summary>Whether points can have this type: scalars only.</summary>
    public static bool IsStorable(DataType type) => FieldOf(type) != WireValue.None;

    /// <summary>Reads the metric that <paramref name="reader"/> is at. Null, or a <see cref="FaultKind"/>; then there is no value.</summary>
    public static string? Read(
        PayloadReader reader, DataType declared, out PointValue value, out Quality quality, out BadReason reason)
    {
        value = default;
        quality = Quality.Good;
        reason = BadReason.None;
        if (reader.HasDataType && reader.DataType != declared)
        {
            return FaultKind.WrongType;
        }

        if (reader.IsNull || (reader.Quality >= 0 && reader.Quality != QualityCode.Good))
        {
            // A doubtful value is no value: stale (500) is for pictures, and what is not good is bad.
            quality = Quality.Bad;
            reason = ReasonOf(reader.Reason);
            return null;
        }

        if (reader.ValueKind == WireValue.None || reader.ValueKind != FieldOf(declared))
        {
            return FaultKind.WrongType;
        }

        // A good value whose time is only bounded stays one, and says so.
        reason = reader.Reason == ReasonCode.Undated ? BadReason.Undated : BadReason.None;
        return Convert(reader, declared, out value);
    }

    private static string? Convert(PayloadReader reader, DataType declared, out PointValue value)
    {
        value = default;
        switch (reader.ValueKind)
        {
            case WireValue.Float when !float.IsFinite(reader.FloatValue):
            case WireValue.Double when !double.IsFinite(reader.DoubleValue):
                return FaultKind.NotFinite;
            case WireValue.Float:
                value = PointValue.FromFloat(reader.FloatValue);
                return null;
            case WireValue.Double:
                value = PointValue.FromDouble(reader.DoubleValue);
                return null;
            case WireValue.Boolean:
                value = PointValue.FromBoolean(reader.BooleanValue);
                return null;
            case WireValue.String:
                value = PointValue.FromText(reader.GetString());
                return null;
            default:
                long integer = reader.GetInteger(declared);
                value = PointValue.FromInt64(integer);
                // Bits beyond the declared width mean that something else was sent. Only the sign may stand there.
                bool isWhole = reader.ValueKind == WireValue.Long || reader.IntBits == (uint)integer || IsNarrow(reader.IntBits, declared);
                return isWhole ? null : FaultKind.WrongType;
        }
    }

    /// <summary>Whether a negative Int8 or Int16 travelled without its sign bits, as some senders do.</summary>
    private static bool IsNarrow(uint bits, DataType declared) => declared switch
    {
        DataType.Int8 => bits <= byte.MaxValue,
        DataType.Int16 => bits <= ushort.MaxValue,
        _ => false,
    };

    private static WireValue FieldOf(DataType type) => type switch
    {
        DataType.Int8 or DataType.Int16 or DataType.Int32 => WireValue.Int,
        DataType.UInt8 or DataType.UInt16 or DataType.UInt32 => WireValue.Int,
        DataType.Int64 or DataType.UInt64 or DataType.DateTime => WireValue.Long,
        DataType.Float => WireValue.Float,
        DataType.Double => WireValue.Double,
        DataType.Boolean => WireValue.Boolean,
        DataType.String or DataType.Text or DataType.Uuid => WireValue.String,
        _ => WireValue.None,
    };

    private static BadReason ReasonOf(int code) =>
        code is >= ReasonCode.None and <= ReasonCode.Undated ? (BadReason)code : BadReason.None;
}
