using Wuxi.Edge.Historian.Coding;

namespace Wuxi.Edge.Historian.Segments;

/// <summary>An entry of a segment's index, coded as what differs from the one before it; before the first is the default.</summary>
/// <typeparam name="T">The entry itself.</typeparam>
internal interface IIndexEntry<T>
    where T : struct, IIndexEntry<T>
{
    /// <summary>So many are read from the file together.</summary>
    static abstract int PerPart { get; }

    /// <summary>Reads one.</summary>
    /// <exception cref="DamagedDataException">There is none.</exception>
    static abstract T Read(ref ByteReader reader, in T before);

    /// <summary>Writes this one.</summary>
    void Write(in T before, ByteWriter into);
}
