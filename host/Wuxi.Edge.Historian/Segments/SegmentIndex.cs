using Wuxi.Edge.Historian.Coding;

namespace Wuxi.Edge.Historian.Segments;

/// <summary>What is where in a segment: its blocks, and the columns by point. Immutable once read.</summary>
internal sealed class SegmentIndex
{
    private readonly List<BlockEntry> _blocks = [];
    private readonly List<ColumnEntry> _columns = [];

    public IReadOnlyList<BlockEntry> Blocks => _blocks;

    /// <summary>By point, then by block.</summary>
    public IReadOnlyList<ColumnEntry> Columns => _columns;

    /// <summary>Begins anew; the memory is kept.</summary>
    public void Clear()
    {
        _blocks.Clear();
        _columns.Clear();
    }

    public int Add(BlockEntry block)
    {
        _blocks.Add(block);
        return _blocks.Count - 1;
    }

    public void Add(ColumnEntry column) => _columns.Add(column);

    /// <summary>The first column of a point in <see cref="Columns"/>; others of it follow. Its number of columns when there is none.</summary>
    public int Find(long point)
    {
        int low = 0;
        int high = _columns.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_columns[middle].Point < point)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>All columns of a point.</summary>
    public IEnumerable<ColumnEntry> ColumnsOf(long point)
    {
        for (int i = Find(point); i < _columns.Count && _columns[i].Point == point; i++)
        {
            yield return _columns[i];
        }
    }

    public void Write(ByteWriter into)
    {
        into.WriteVarint((uint)_blocks.Count);
        long time = 0;
        long position = 0;
        long stream = 0;
        foreach (BlockEntry block in _blocks)
        {
            into.WriteZigZag(block.Stream - stream);
            into.WriteVarint((uint)block.Records);
            into.WriteZigZag(block.FromMs - time);
            into.WriteVarint((ulong)(block.ToMs - block.FromMs));
            into.WriteZigZag(block.Offset - position);
            into.WriteVarint((uint)block.HeadLength);
            stream = block.Stream;
            time = block.FromMs;
            position = block.Offset;
        }

        _columns.Sort((a, b) => a.Point != b.Point ? a.Point.CompareTo(b.Point) : a.Block.CompareTo(b.Block));
        into.WriteVarint((uint)_columns.Count);
        var before = new ColumnEntry(0, 0, 0, 0, 0);
        foreach (ColumnEntry column in _columns)
        {
            into.WriteVarint((ulong)(column.Point - before.Point));
            into.WriteZigZag(column.Block - before.Block);
            into.WriteZigZag(column.Offset - before.End);
            into.WriteVarint((uint)column.Length);
            into.WriteVarint((uint)column.RollupLength);
            before = column;
        }
    }

    public static SegmentIndex Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new ByteReader(bytes);
        var index = new SegmentIndex();
        int blocks = reader.ReadCount(reader.Remaining);
        long time = 0;
        long position = 0;
        long stream = 0;
        for (int i = 0; i < blocks; i++)
        {
            stream += reader.ReadZigZag();
            int records = reader.ReadCount(SegmentFormat.MaximumRecords);
            time += reader.ReadZigZag();
            long toMs = time + (long)reader.ReadVarint();
            position += reader.ReadZigZag();
            index._blocks.Add(new BlockEntry(stream, records, time, toMs, position, reader.ReadCount(int.MaxValue)));
        }

        int columns = reader.ReadCount(reader.Remaining);
        index._columns.Capacity = columns;
        var before = new ColumnEntry(0, 0, 0, 0, 0);
        for (int i = 0; i < columns; i++)
        {
            before = new ColumnEntry(
                before.Point + (long)reader.ReadVarint(),
                (int)(before.Block + reader.ReadZigZag()),
                before.End + reader.ReadZigZag(),
                reader.ReadCount(int.MaxValue),
                reader.ReadCount(int.MaxValue));
            if ((uint)before.Block >= (uint)blocks)
            {
                throw new DamagedDataException($"block {before.Block} of {blocks}");
            }

            index._columns.Add(before);
        }

        return index;
    }
}
