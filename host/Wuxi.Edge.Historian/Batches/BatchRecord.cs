namespace Wuxi.Edge.Historian.Batches;

/// <summary>One record of a batch, found but not yet read.</summary>
/// <param name="Stream">Key of its stream.</param>
/// <param name="TimestampMs">Sampling instant, UTC ms.</param>
/// <param name="Number">Its number in the node's store.</param>
/// <param name="Readings">How many readings it has.</param>
/// <param name="Offset">Where they begin in the batch.</param>
/// <param name="Length">Bytes of them.</param>
internal readonly record struct BatchRecord(long Stream, long TimestampMs, ulong Number, int Readings, int Offset, int Length);
