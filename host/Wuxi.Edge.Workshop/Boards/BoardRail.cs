namespace Wuxi.Edge.Workshop.Boards;

/// <summary>A supply rail of a board. Immutable.</summary>
/// <param name="Id">Name, e.g. <c>5V</c>.</param>
/// <param name="Volts">Voltage, V.</param>
/// <param name="LimitMilliamps">What its source gives without harm, mA.</param>
/// <param name="From">Rail that feeds it; empty for what comes from outside.</param>
/// <param name="EfficiencyPercent">Of a switching converter, at full load, %; 0 for a linear one, which takes as much current as it gives.</param>
public sealed record BoardRail(string Id, double Volts, double LimitMilliamps, string From, double EfficiencyPercent);
