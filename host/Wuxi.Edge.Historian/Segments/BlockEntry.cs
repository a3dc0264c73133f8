namespace Wuxi.Edge.Historian.Segments;

/// <summary>Where a block is and what it holds.</summary>
/// <param name="Stream">Key of its stream.</param>
/// <param name="Records">How many records.</param>
/// <param name="FromMs">Time of the first, UTC ms.</param>
/// <param name="ToMs">Time of the last, UTC ms.</param>
/// <param name="Offset">Of its head in the file.</param>
/// <param name="HeadLength">Bytes of the head, without CRC.</param>
internal readonly record struct BlockEntry(long Stream, int Records, long FromMs, long ToMs, long Offset, int HeadLength);
