namespace Wuxi.Edge.Historian.Segments;

/// <summary>Where a part of an index begins.</summary>
/// <param name="Before">The entry before it, from which its first one differs.</param>
/// <param name="Offset">Of the part in the file.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Crc">Their CRC-32C when the file was opened, and the whole index was found right.</param>
internal readonly record struct IndexMark<T>(T Before, long Offset, int Length, uint Crc)
    where T : struct, IIndexEntry<T>;
