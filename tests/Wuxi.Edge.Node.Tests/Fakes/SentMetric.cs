using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Tests.Fakes;

/// <summary>A metric as it was sent.</summary>
internal sealed record SentMetric(
    string? Name, long Alias, long TimestampMs, DataType Type, bool IsHistorical, bool IsNull, WireValue Kind, object? Value,
    int Quality, int Reason, IReadOnlyDictionary<string, object?> Properties);
