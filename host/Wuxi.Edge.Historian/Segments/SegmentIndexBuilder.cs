using Wuxi.Edge.Historian.Coding;

namespace Wuxi.Edge.Historian.Segments;

/// <summary>The index of a segment that is being written. Used again after <see cref="Clear"/>: its memory is kept. Not thread safe.</summary>
internal sealed class SegmentIndexBuilder
{
    private readonly List<BlockEntry> _blocks = [];
    private readonly List<ColumnEntry> _columns = [];

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
        while (_columns.Count > 0 && _columns[^1].Block == _blocks.Count)
        {
            _columns.RemoveAt(_columns.Count - 1);
        }
    }

    /// <summary>Writes the index, columns by point and then by block.</summary>
    public void Write(ByteWriter into)
    {
        into.WriteVarint((uint)_blocks.Count);
        var block = new BlockEntry(0, 0, 0, 0, 0, 0);
        foreach (BlockEntry next in _blocks)
        {
            into.WriteZigZag(next.Stream - block.Stream);
            into.WriteVarint((uint)next.Records);
            into.WriteZigZag(next.FromMs - block.FromMs);
            into.WriteVarint((ulong)(next.ToMs - next.FromMs));
            into.WriteZigZag(next.Offset - block.Offset);
            into.WriteVarint((uint)next.HeadLength);
            block = next;
        }

        _columns.Sort((a, b) => a.Point != b.Point ? a.Point.CompareTo(b.Point) : a.Block.CompareTo(b.Block));
        into.WriteVarint((uint)_columns.Count);
        var column = new ColumnEntry(0, 0, 0, 0, 0);
        foreach (ColumnEntry next in _columns)
        {
            into.WriteVarint((ulong)(next.Point - column.Point));
            into.WriteZigZag(next.Block - column.Block);
            into.WriteZigZag(next.Offset - column.End);
            into.WriteVarint((uint)next.Length);
            into.WriteVarint((uint)next.RollupLength);
            column = next;
        }
    }
}
