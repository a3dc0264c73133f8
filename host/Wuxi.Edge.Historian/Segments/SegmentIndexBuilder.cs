using Wuxi.Edge.Historian.Coding;

namespace Wuxi.Edge.Historian.Segments;

/// <summary>The index of a segment that is being written. Used again after <see cref="Clear"/>: its memory is kept. Not thread safe.</summary>
internal sealed class SegmentIndexBuilder
{
    /// <summary>So many bytes are handed on together, and some.</summary>
    private const int MostBytes = 16_384;

    private readonly ChunkedList<BlockEntry> _blocks = new();
    private readonly ChunkedList<ColumnEntry> _columns = new();
    private readonly ByteWriter _bytes = new(MostBytes + 256);

    /// <summary>Blocks so far: the number of the next.</summary>
    public int Blocks => _blocks.Count;

    public void Clear()
    {
        _blocks.Clear();
        _columns.Clear();
    }

    public void Add(BlockEntry block) => _blocks.Add(block);

    /// <summary>Adds a column, of a block that has been added or is the next.</summary>
    public void Add(ColumnEntry column) => _columns.Add(column);

    /// <summary>Forgets the columns of the block that was not added.</summary>
    public void DropColumns()
    {
        while (_columns.Count > 0 && _columns[_columns.Count - 1].Block == _blocks.Count)
        {
            _columns.RemoveLast();
        }
    }

    /// <summary>Writes the index, columns by point and then by block, piece by piece. Nothing can be added afterwards.</summary>
    /// <param name="write">Takes each piece before it returns.</param>
    public void Write(Action<ReadOnlySpan<byte>> write)
    {
        _bytes.Clear();
        _bytes.WriteVarint((uint)_blocks.Count);
        BlockEntry block = default;
        for (int i = 0; i < _blocks.Count; i++)
        {
            Write(_blocks[i], ref block, write);
        }

        _bytes.WriteVarint((uint)_columns.Count);
        ColumnEntry column = default;
        foreach (ColumnEntry next in InOrder())
        {
            Write(next, ref column, write);
        }

        write(_bytes.Written);
    }

    private void Write<T>(in T next, ref T before, Action<ReadOnlySpan<byte>> write)
        where T : struct, IIndexEntry<T>
    {
        next.Write(before, _bytes);
        before = next;
        if (_bytes.Length >= MostBytes)
        {
            write(_bytes.Written);
            _bytes.Clear();
        }
    }

    /// <summary>The columns by point and then by block: each chunk is sorted by itself, and they are merged on the way.</summary>
    private IEnumerable<ColumnEntry> InOrder()
    {
        var chunks = new PriorityQueue<int, (long Point, int Block)>();
        int[] next = new int[_columns.Chunks];
        for (int chunk = 0; chunk < next.Length; chunk++)
        {
            _columns.Chunk(chunk).Sort((a, b) => KeyOf(a).CompareTo(KeyOf(b)));
            chunks.Enqueue(chunk, KeyOf(_columns.Chunk(chunk)[0]));
        }

        while (chunks.TryDequeue(out int chunk, out _))
        {
            // Columns of a block follow each other mostly, so the queue is seldom asked.
            (long Point, int Block) end = chunks.TryPeek(out _, out (long, int) first) ? first : (long.MaxValue, int.MaxValue);
            int length = _columns.Chunk(chunk).Length;
            do
            {
                yield return _columns.Chunk(chunk)[next[chunk]++];
            }
            while (next[chunk] < length && KeyOf(_columns.Chunk(chunk)[next[chunk]]).CompareTo(end) < 0);

            if (next[chunk] < length)
            {
                chunks.Enqueue(chunk, KeyOf(_columns.Chunk(chunk)[next[chunk]]));
            }
        }
    }

    private static (long Point, int Block) KeyOf(in ColumnEntry column) => (column.Point, column.Block);
}
