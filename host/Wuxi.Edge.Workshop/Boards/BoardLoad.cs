namespace Wuxi.Edge.Workshop.Boards;

/// <summary>What takes current from a rail. Immutable.</summary>
/// <param name="Name">For people.</param>
/// <param name="Rail">Id of the rail.</param>
/// <param name="Count">How many of it.</param>
/// <param name="TypicalMilliamps">One of it, in ordinary operation, mA.</param>
/// <param name="PeakMilliamps">One of it, at most, mA.</param>
public sealed record BoardLoad(string Name, string Rail, int Count, double TypicalMilliamps, double PeakMilliamps);
