namespace Wuxi.Edge.Abstractions;

/// <summary>
/// One measured quantity of the workshop, e.g. <c>A1/compressor-1/active-power</c>. Immutable.
/// </summary>
/// <param name="Index">Dense number of the point in the loaded workshop file, from 0; valid in this process only.</param>
/// <param name="Id"><c>area/equipment/quantity</c>, ASCII; the identity that history keeps.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Unit">UCUM code, e.g. <c>kW</c>, <c>ug/m3</c>; <c>1</c> for a pure number.</param>
/// <param name="Resolution">Smallest meaningful step, in <paramref name="Unit"/>; greater than 0.</param>
/// <param name="Kind">How values behave over time.</param>
/// <param name="Node">Edge node id of the source.</param>
/// <param name="Device">Sparkplug device id (the instrument) of the source.</param>
/// <param name="Metric">Metric name of the source.</param>
/// <param name="PeriodMs">Sampling period, ms.</param>
/// <param name="SilentMs">Longest interval the node may keep silent about an unchanged value, ms. A point is stale
/// when nothing was heard for longer (architecture 4.3).</param>
public sealed record Point(
    int Index,
    string Id,
    LocalizedText Name,
    string Unit,
    double Resolution,
    PointKind Kind,
    string Node,
    string Device,
    string Metric,
    int PeriodMs,
    int SilentMs)
{
    /// <summary>The area part of <see cref="Id"/>.</summary>
    public string Area => Id[..Id.IndexOf('/', StringComparison.Ordinal)];

    /// <summary>The <c>area/equipment</c> part of <see cref="Id"/>.</summary>
    public string Equipment => Id[..Id.LastIndexOf('/')];
}
