using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Ingest.Births;

/// <summary>A metric as a birth declared it. Immutable.</summary>
/// <param name="Role">What it means.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its declared type, which its values must have.</param>
/// <param name="Point">The point, for <see cref="MetricRole.Point"/> and <see cref="MetricRole.Unusable"/>.</param>
/// <param name="Device">The device that declared it; null for the node itself.</param>
/// <param name="Fault">A <see cref="FaultKind"/>, for <see cref="MetricRole.Unusable"/>.</param>
internal sealed record MetricEntry(
    MetricRole Role, string Name, DataType Type, Point? Point, string? Device, string? Fault = null);
