namespace Wuxi.Edge.Historian.Segments;

/// <summary>
/// The columns of a segment by block, by point in each. Holds those of some blocks at a time, from the one that is asked for on, and
/// walks the index for the next ones, as far as it has their points: so blocks are best asked for in ascending order. Not thread safe.
/// </summary>
internal sealed class ColumnsByBlock
{
    /// <summary>So many are held, unless one block has more: a quarter of a megabyte.</summary>
    private const int MostColumns = 8192;

    private readonly SegmentIndex _index;

    // Where the columns of each block would begin if all were held, and where the last ones would end.
    private readonly int[] _starts;

    // The smallest and the largest point of each.
    private readonly (long First, long Last)[] _points;
    private ColumnEntry[] _columns = [];
    private int _first;
    private int _end;

    public ColumnsByBlock(SegmentIndex index)
    {
        _index = index;
        _starts = new int[index.Blocks.Count + 1];
        _points = new (long, long)[index.Blocks.Count];
        foreach (ColumnEntry column in index.Columns)
        {
            _points[column.Block] = (_starts[column.Block + 1] == 0 ? column.Point : _points[column.Block].First, column.Point);
            _starts[column.Block + 1]++;
        }

        for (int i = 1; i < _starts.Length; i++)
        {
            _starts[i] += _starts[i - 1];
        }
    }

    /// <summary>The columns of a block; valid until those of another are asked for.</summary>
    public ReadOnlySpan<ColumnEntry> this[int block]
    {
        get
        {
            if (block < _first || block >= _end)
            {
                Load(block);
            }

            return _columns.AsSpan(_starts[block] - _starts[_first], _starts[block + 1] - _starts[block]);
        }
    }

    private void Load(int first)
    {
        _first = first;
        _end = first + 1;
        while (_end < _index.Blocks.Count && _starts[_end + 1] - _starts[first] <= MostColumns)
        {
            _end++;
        }

        int count = _starts[_end] - _starts[first];
        if (_columns.Length < count)
        {
            _columns = new ColumnEntry[Math.Max(count, Math.Min(MostColumns, _starts[^1]))];
        }

        (long firstPoint, long lastPoint) = (long.MaxValue, long.MinValue);
        for (int block = first; block < _end; block++)
        {
            if (_starts[block + 1] > _starts[block])
            {
                firstPoint = Math.Min(firstPoint, _points[block].First);
                lastPoint = Math.Max(lastPoint, _points[block].Last);
            }
        }

        int[] next = _starts[first.._end];
        foreach (ColumnEntry column in _index.ColumnsOf(firstPoint, lastPoint))
        {
            if (column.Block >= first && column.Block < _end)
            {
                _columns[next[column.Block - first]++ - _starts[first]] = column;
            }
        }
    }
}
