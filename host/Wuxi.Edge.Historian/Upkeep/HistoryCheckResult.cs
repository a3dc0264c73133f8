namespace Wuxi.Edge.Historian.Upkeep;

/// <summary>What a check went through and what it found. Immutable.</summary>
/// <param name="Faults">Every fault.</param>
/// <param name="Segments">Segment files read.</param>
/// <param name="Batches">Rows of batches read.</param>
/// <param name="Records">Records read in both.</param>
/// <param name="Readings">Readings read in both.</param>
/// <param name="Bytes">Size of database and segments.</param>
/// <param name="Strays">Files beside the segments that do not count: of work going on, or of a crash.</param>
public sealed record HistoryCheckResult(
    IReadOnlyList<HistoryFault> Faults, int Segments, int Batches, long Records, long Readings, long Bytes, int Strays);
