namespace Wuxi.Edge.Abstractions;

/// <summary>
/// One value with its type, kept exactly as sent: a float stays a float, an integer keeps all 64 bits.
/// Immutable; the default is "no value". Safe for use by many threads.
/// </summary>
public readonly struct PointValue : IEquatable<PointValue>
{
    private readonly long _bits;
    private readonly string? _text;

    private PointValue(ValueKind kind, long bits, string? text = null)
    {
        Kind = kind;
        _bits = bits;
        _text = text;
    }

    /// <summary>The type of the value.</summary>
    public ValueKind Kind { get; }

    /// <summary>The bit pattern: of the binary32 or binary64, the integer itself, or 0 and 1.</summary>
    public long Bits => _bits;

    /// <summary>The text, or null when <see cref="Kind"/> is not <see cref="ValueKind.Text"/>.</summary>
    public string? Text => _text;

    /// <summary>The value as a number, for limits and charts; null when it is not a number (none, text).</summary>
    public double? Number => Kind switch
    {
        ValueKind.Float => BitConverter.Int32BitsToSingle((int)_bits),
        ValueKind.Double => BitConverter.Int64BitsToDouble(_bits),
        ValueKind.Int64 or ValueKind.Boolean => _bits,
        _ => null,
    };

    public static PointValue FromFloat(float value) => new(ValueKind.Float, BitConverter.SingleToInt32Bits(value));

    public static PointValue FromDouble(double value) => new(ValueKind.Double, BitConverter.DoubleToInt64Bits(value));

    public static PointValue FromInt64(long value) => new(ValueKind.Int64, value);

    public static PointValue FromBoolean(bool value) => new(ValueKind.Boolean, value ? 1 : 0);

    public static PointValue FromText(string value) => new(ValueKind.Text, 0, value);

    /// <summary>Rebuilds a value from what <see cref="Kind"/>, <see cref="Bits"/> and <see cref="Text"/> gave.</summary>
    public static PointValue FromBits(ValueKind kind, long bits, string? text) => new(kind, bits, text);

    public bool Equals(PointValue other) => Kind == other.Kind && _bits == other._bits && _text == other._text;

    public override bool Equals(object? obj) => obj is PointValue other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Kind, _bits, _text);

    public static bool operator ==(PointValue left, PointValue right) => left.Equals(right);

    public static bool operator !=(PointValue left, PointValue right) => !left.Equals(right);

    /// <summary>Culture-invariant text, round-trip exact; empty for no value.</summary>
    public override string ToString() => Kind switch
    {
        ValueKind.Float => BitConverter.Int32BitsToSingle((int)_bits).ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        ValueKind.Double => BitConverter.Int64BitsToDouble(_bits).ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        ValueKind.Int64 => _bits.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ValueKind.Boolean => _bits != 0 ? "true" : "false",
        ValueKind.Text => _text!,
        _ => "",
    };
}
