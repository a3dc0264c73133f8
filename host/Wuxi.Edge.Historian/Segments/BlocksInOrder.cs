namespace Wuxi.Edge.Historian.Segments;

/// <summary>
/// Walks the blocks of several segments by stream and time, in groups of one stream that fit into one block. Within a segment they stand so
/// already, so only the next of each is held. Not thread safe.
/// </summary>
internal sealed class BlocksInOrder : IDisposable
{
    private readonly IEnumerator<BlockEntry>[] _blocks;
    private readonly int[] _numbers;
    private readonly PriorityQueue<int, (long Stream, long FromMs, long ToMs, int Segment)> _next = new();

    /// <param name="segments">The segments.</param>
    public BlocksInOrder(IEnumerable<SegmentReader> segments)
    {
        _blocks = [.. segments.Select(segment => segment.Index.Blocks.All.GetEnumerator())];
        _numbers = new int[_blocks.Length];
        for (int segment = 0; segment < _blocks.Length; segment++)
        {
            _numbers[segment] = -1;
            Advance(segment);
        }
    }

    /// <summary>The group at hand: which segment, number of the block there, and what it is. By their beginnings.</summary>
    public List<(int Segment, int Number, BlockEntry Block)> Group { get; } = [];

    /// <summary>Goes on to the next group: as many blocks as fit into one; false when there is none.</summary>
    /// <exception cref="Coding.DamagedDataException">An index cannot be read any more.</exception>
    public bool Next()
    {
        Group.Clear();
        long records = 0;
        while (_next.TryPeek(out int segment, out _))
        {
            BlockEntry block = _blocks[segment].Current;
            records += block.Records;
            if (Group.Count > 0 && (block.Stream != Group[0].Block.Stream || records > SegmentFormat.MaximumRecords))
            {
                break;
            }

            Group.Add((segment, _numbers[segment], block));
            _next.Dequeue();
            Advance(segment);
        }

        return Group.Count > 0;
    }

    public void Dispose()
    {
        foreach (IEnumerator<BlockEntry> blocks in _blocks)
        {
            blocks.Dispose();
        }
    }

    private void Advance(int segment)
    {
        if (_blocks[segment].MoveNext())
        {
            BlockEntry block = _blocks[segment].Current;
            _numbers[segment]++;
            _next.Enqueue(segment, (block.Stream, block.FromMs, block.ToMs, segment));
        }
    }
}
