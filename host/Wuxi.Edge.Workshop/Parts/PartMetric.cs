using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Workshop.Parts;

/// <summary>One quantity that a part can measure. Immutable.</summary>
/// <param name="Name">Metric name on the wire.</param>
/// <param name="Unit">UCUM code of the unit the node sends it in.</param>
/// <param name="Kind">How its values behave.</param>
/// <param name="Resolution">Step of the instrument, in the unit, before any CT/PT ratio.</param>
public sealed record PartMetric(string Name, string Unit, PointKind Kind, double Resolution);
