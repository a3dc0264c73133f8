namespace Wuxi.Edge.Workshop.Boards;

/// <summary>What a rail has to give. Immutable.</summary>
/// <param name="Rail">The rail.</param>
/// <param name="TypicalMilliamps">In ordinary operation, mA.</param>
/// <param name="PeakMilliamps">When everything takes the most at once, mA.</param>
public sealed record RailUse(BoardRail Rail, double TypicalMilliamps, double PeakMilliamps);
