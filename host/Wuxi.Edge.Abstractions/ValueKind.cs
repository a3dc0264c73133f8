namespace Wuxi.Edge.Abstractions;

/// <summary>The type of a value, exactly as it was sent.</summary>
public enum ValueKind : byte
{
    /// <summary>No value.</summary>
    None = 0,

    /// <summary>IEEE 754 binary32.</summary>
    Float = 1,

    /// <summary>IEEE 754 binary64.</summary>
    Double = 2,

    /// <summary>Any integer type of Sparkplug, widened to 64 bits; UInt64 keeps its bit pattern.</summary>
    Int64 = 3,

    /// <summary>True or false.</summary>
    Boolean = 4,

    /// <summary>Text.</summary>
    Text = 5,
}
