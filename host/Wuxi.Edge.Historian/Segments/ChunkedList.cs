using System.Numerics;
using System.Runtime.CompilerServices;

namespace Wuxi.Edge.Historian.Segments;

/// <summary>
/// A list in pieces, none of which is a large object to the runtime: it grows without copying and leaves no garbage behind that stays until
/// the next full collection. Used again after <see cref="Clear"/>: its memory is kept, with what was in it. Not thread safe.
/// </summary>
internal sealed class ChunkedList<T>
    where T : struct
{
    /// <summary>From 85,000 on an array is a large object.</summary>
    private const int MostChunkBytes = 65_536;

    private static readonly int Shift = BitOperations.Log2((uint)(MostChunkBytes / Unsafe.SizeOf<T>()));

    private readonly List<T[]> _chunks = [];

    /// <summary>How many.</summary>
    public int Count { get; private set; }

    /// <summary>How many chunks have any.</summary>
    public int Chunks => (Count + (1 << Shift) - 1) >> Shift;

    public T this[int index] => _chunks[index >> Shift][index & ((1 << Shift) - 1)];

    /// <summary>Those in a chunk, in order, to be changed in place; the chunks follow each other.</summary>
    public Span<T> Chunk(int chunk) => _chunks[chunk].AsSpan(0, Math.Min(1 << Shift, Count - (chunk << Shift)));

    public void Add(in T item)
    {
        if (Count >> Shift == _chunks.Count)
        {
            _chunks.Add(new T[1 << Shift]);
        }

        _chunks[Count >> Shift][Count & ((1 << Shift) - 1)] = item;
        Count++;
    }

    /// <summary>Takes the last one away.</summary>
    public void RemoveLast() => Count--;

    public void Clear() => Count = 0;
}
