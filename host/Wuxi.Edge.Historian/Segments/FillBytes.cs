namespace Wuxi.Edge.Historian.Segments;

/// <summary>Reads bytes of a file. Safe for use by many threads.</summary>
/// <param name="into">Becomes full.</param>
/// <param name="offset">Where they begin in the file.</param>
/// <exception cref="Coding.DamagedDataException">The file ends before.</exception>
/// <exception cref="IOException">It cannot be read.</exception>
internal delegate void FillBytes(Span<byte> into, long offset);
