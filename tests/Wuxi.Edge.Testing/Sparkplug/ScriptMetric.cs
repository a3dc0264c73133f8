using System.Globalization;
using System.Text.RegularExpressions;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Testing.Sparkplug;

/// <summary>
/// One metric of a message in a script: <c>.name@alias:Type=value;unit</c>, each part but the first optional. Values: a number,
/// <c>true</c>, <c>'text'</c>, <c>nan</c>, <c>null</c>, <c>bad/REASON</c>, or <c>Field/VALUE</c> to send it in another field than
/// the type's.
/// </summary>
public sealed partial record ScriptMetric(string Name, long Alias, DataType Type, string Value, string? Unit)
{
    public static ScriptMetric Parse(string text)
    {
        Match match = Form().Match(text);
        if (!match.Success)
        {
            throw new FormatException($"metric '{text}': expected .name@alias:Type=value;unit");
        }

        return new ScriptMetric(
            match.Groups["name"].Value,
            match.Groups["alias"].Success ? long.Parse(match.Groups["alias"].Value, CultureInfo.InvariantCulture) : -1,
            match.Groups["type"].Success ? Enum.Parse<DataType>(match.Groups["type"].Value) : DataType.Unknown,
            match.Groups["value"].Success ? match.Groups["value"].Value : "null",
            match.Groups["unit"].Success ? match.Groups["unit"].Value : null);
    }

    /// <summary>Writes value and properties; <paramref name="declared"/> says the field.</summary>
    public void WriteValue(PayloadWriter writer, DataType declared)
    {
        if (Value.StartsWith("bad/", StringComparison.Ordinal))
        {
            writer.WriteNull();
            writer.BeginProperties();
            writer.PropertyInt32(MetricName.Quality, QualityCode.Bad);
            writer.PropertyInt32(MetricName.Reason, int.Parse(Value.AsSpan(4), CultureInfo.InvariantCulture));
            writer.EndProperties();
            return;
        }

        int slash = Value.IndexOf('/', StringComparison.Ordinal);
        DataType field = slash < 0 ? declared : Enum.Parse<DataType>(Value.AsSpan(0, slash));
        WriteField(writer, field, Value[(slash + 1)..]);
        if (Unit is not null)
        {
            writer.BeginProperties();
            writer.PropertyString(MetricName.Unit, Unit);
            writer.EndProperties();
        }
    }

    private static void WriteField(PayloadWriter writer, DataType field, string value)
    {
        switch (value)
        {
            case "null":
                writer.WriteNull();
                return;
            case "none":
                return;
            case "nan":
                value = "NaN";
                break;
        }

        CultureInfo culture = CultureInfo.InvariantCulture;
        switch (field)
        {
            case DataType.Float:
                writer.WriteFloat(float.Parse(value, culture));
                break;
            case DataType.Double:
                writer.WriteDouble(double.Parse(value, culture));
                break;
            case DataType.Boolean:
                writer.WriteBoolean(bool.Parse(value));
                break;
            case DataType.String:
                writer.WriteString(value);
                break;
            case DataType.Int64 or DataType.DateTime:
                writer.WriteInt64(long.Parse(value, culture));
                break;
            case DataType.UInt64:
                writer.WriteUInt64(ulong.Parse(value, culture));
                break;
            case DataType.UInt8 or DataType.UInt16 or DataType.UInt32:
                writer.WriteUInt32(uint.Parse(value, culture));
                break;
            case DataType.DataSet:
                writer.WriteBytes([1, 2, 3], 0, 3);
                break;
            default:
                writer.WriteInt32(int.Parse(value, culture));
                break;
        }
    }

    [GeneratedRegex(@"^\.(?<name>[^@:=;]*)(@(?<alias>\d+))?(:(?<type>\w+))?(=(?<value>[^;]+))?(;(?<unit>.+))?$")]
    private static partial Regex Form();
}
