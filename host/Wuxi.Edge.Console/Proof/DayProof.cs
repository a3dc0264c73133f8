namespace Wuxi.Edge.Console;

/// <summary>The proof for one node and one day of the workshop's calendar. Immutable.</summary>
/// <param name="Day">Local date of the workshop.</param>
/// <param name="State">What can be said.</param>
/// <param name="Records">Records stored with a time in that day.</param>
/// <param name="Gaps">Rows of the gap ledger that touch the day.</param>
/// <param name="Quarantined">Records received in that day that could not be used.</param>
/// <param name="Unreadable">Pieces of damaged files that may hold records of that day.</param>
public sealed record DayProof(DateOnly Day, DayState State, long Records, int Gaps, long Quarantined, int Unreadable);
