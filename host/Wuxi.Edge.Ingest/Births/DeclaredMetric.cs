using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Ingest.Births;

/// <summary>One metric of a birth that was read whole.</summary>
/// <param name="Alias">-1 for none.</param>
/// <param name="Entry">What it means.</param>
/// <param name="Value">Its present reading, for points with a usable one.</param>
/// <param name="Fault">What is wrong with its present value, or null.</param>
internal readonly record struct DeclaredMetric(long Alias, MetricEntry Entry, Reading? Value, string? Fault);
