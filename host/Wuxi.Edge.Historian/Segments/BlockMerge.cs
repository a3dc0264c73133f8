using Wuxi.Edge.Historian.Coding;

namespace Wuxi.Edge.Historian.Segments;

/// <summary>
/// Writes several blocks of one stream as one, in the order of time and number, point by point: only one column is in memory. Not thread
/// safe; used again and again.
/// </summary>
internal sealed class BlockMerge
{
    private readonly List<Source> _sources = [];
    private readonly List<(BlockHead Head, BlockPieces Pieces)> _open = [];
    private readonly List<ColumnEntry> _columns = [];
    private readonly RecordList _records = new();
    private readonly ColumnBuilder _column = new();
    private readonly ColumnCursor _cursor = new();
    private readonly Int64Cursor _walk = new();

    // The place of each record of each block among those of the result.
    private int[] _places = [];
    private bool _isInOrder;

    /// <summary>Begins anew, and lets go of the files.</summary>
    public void Clear()
    {
        foreach (Source source in _sources)
        {
            source.Pieces.Close();
        }

        _sources.Clear();
        _columns.Clear();
        _records.Clear();
        _isInOrder = true;
    }

    /// <summary>Adds a block; by their beginnings.</summary>
    /// <param name="reader">The file that it is in.</param>
    /// <param name="block">Where it is there.</param>
    /// <param name="columns">Its columns, by point.</param>
    public void Add(SegmentReader reader, in BlockEntry block, ReadOnlySpan<ColumnEntry> columns)
    {
        if (_open.Count == _sources.Count)
        {
            _open.Add((new BlockHead(), new BlockPieces()));
        }

        (BlockHead head, BlockPieces pieces) = _open[_sources.Count];
        pieces.Open(reader, block, columns);
        head.Open(pieces.Read(block.Offset, block.HeadLength), block.Records);
        _isInOrder &= _records.Count == 0 || block.FromMs > _records.Times[^1];
        int firstRecord = _records.Count;
        int firstColumn = _columns.Count;
        (Memory<long> times, Memory<long> numbers) = _records.Take(block.Records);
        head.OpenTimes(_walk);
        _walk.CopyTo(times.Span);
        head.OpenNumbers(_walk);
        _walk.CopyTo(numbers.Span);
        foreach (ColumnEntry column in columns)
        {
            if (column.Length > 0)
            {
                _columns.Add(column);
            }
        }

        _sources.Add(new Source(pieces, head, firstRecord, firstColumn, _columns.Count));
    }

    /// <summary>Writes the block of all that were added; false, and nothing, when a column would have more different states than it may.</summary>
    public bool TryWrite(SegmentWriter writer, long stream, bool compress)
    {
        Order();
        writer.BeginBlock(_records);
        while (SmallestPoint() is { } point)
        {
            _column.Clear();
            for (int i = 0; i < _sources.Count; i++)
            {
                if (!TryAdd(i, point))
                {
                    writer.DropBlock();
                    return false;
                }
            }

            if (!_isInOrder)
            {
                _column.SortByRecord();
            }

            writer.AddColumn(point, _column, compress);
        }

        writer.EndBlock(stream);
        return true;
    }

    private void Order()
    {
        if (_places.Length < _records.Count)
        {
            _places = new int[Math.Max(_records.Count, 2 * _places.Length)];
        }

        if (_isInOrder)
        {
            for (int i = 0; i < _records.Count; i++)
            {
                _places[i] = i;
            }
        }
        else
        {
            _records.Sort(_places);
        }
    }

    private long? SmallestPoint()
    {
        long? smallest = null;
        foreach (Source source in _sources)
        {
            if (source.NextColumn < source.EndOfColumns && !(_columns[source.NextColumn].Point >= smallest))
            {
                smallest = _columns[source.NextColumn].Point;
            }
        }

        return smallest;
    }

    /// <summary>Adds the readings that a block has of the point, and goes on to its next one.</summary>
    private bool TryAdd(int index, long point)
    {
        Source source = _sources[index];
        bool hasRoom = true;
        for (; hasRoom && source.NextColumn < source.EndOfColumns && _columns[source.NextColumn].Point == point; source.NextColumn++)
        {
            ColumnEntry column = _columns[source.NextColumn];
            _cursor.Open(source.Pieces.Read(column.Offset, column.Length), source.Head);
            hasRoom = TryAdd(_places.AsSpan(source.FirstRecord, source.Head.Records));
        }

        _sources[index] = source;
        return hasRoom;
    }

    private bool TryAdd(ReadOnlySpan<int> places)
    {
        int next = 0;
        while (_cursor.Next())
        {
            ReadOnlySpan<ValueState> states = _cursor.States;
            for (int i = 0; i < _cursor.Count; i++)
            {
                if (!_column.HasRoomForState)
                {
                    return false;
                }

                int record = _cursor.IsDense ? next + i : (int)_cursor.Records[i];
                _column.Add(places[record], states[i], _cursor.BitsAt(i), _cursor.TextAt(i));
            }

            next += _cursor.Count;
        }

        return true;
    }

    private record struct Source(BlockPieces Pieces, BlockHead Head, int FirstRecord, int NextColumn, int EndOfColumns);
}
