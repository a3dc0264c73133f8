using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Crash.Load;

/// <summary>One metric, and the type it is sent with.</summary>
public sealed record LoadMetric(string Name, ValueKind Kind)
{
    /// <summary>The type that its birth declares.</summary>
    public DataType Type => Kind switch
    {
        ValueKind.Float => DataType.Float,
        ValueKind.Double => DataType.Double,
        ValueKind.Int64 => DataType.Int64,
        ValueKind.Boolean => DataType.Boolean,
        _ => DataType.String,
    };
}
