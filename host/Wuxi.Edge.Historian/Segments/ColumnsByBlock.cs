namespace Wuxi.Edge.Historian.Segments;

/// <summary>
/// The columns of a segment by block, by point in each. Holds those of some blocks at a time, from the one that is asked for on, and
/// walks the parts of the index that have the next ones: so blocks are best asked for in ascending order. Not thread safe.
/// </summary>
internal sealed class ColumnsByBlock
{
    /// <summary>So many are held, unless one block has more: 64 KB.</summary>
    private const int MostColumns = 2048;

    private const int Stretches = 128;

    private readonly SegmentIndex _index;
    private readonly IndexCursor<ColumnEntry> _cursor;

    // Where the columns of each block would begin if all were held, and where the last ones would end.
    private readonly int[] _starts;

    // Which of 128 stretches of blocks each part of the index has columns of: streams come in another order than points.
    private readonly UInt128[] _parts;
    private ColumnEntry[] _columns = [];
    private int _first;
    private int _end;

    /// <exception cref="Coding.DamagedDataException">The index cannot be read any more.</exception>
    public ColumnsByBlock(SegmentIndex index)
    {
        _index = index;
        _cursor = new IndexCursor<ColumnEntry>(index.Columns);
        _starts = new int[index.Blocks.Count + 1];
        _parts = new UInt128[index.Columns.Parts];
        for (int part = 0; part < _parts.Length; part++)
        {
            for (_cursor.Open(part); _cursor.Next();)
            {
                int block = _cursor.Current.Block;
                _parts[part] |= UInt128.One << StretchOf(block);
                _starts[block + 1]++;
            }
        }

        for (int i = 1; i < _starts.Length; i++)
        {
            _starts[i] += _starts[i - 1];
        }
    }

    /// <summary>The columns of a block; valid until those of another are asked for.</summary>
    /// <exception cref="Coding.DamagedDataException">The index cannot be read any more.</exception>
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

    private int StretchOf(int block) => (int)((long)block * Stretches / _index.Blocks.Count);

    private void Load(int first)
    {
        // None are held if this does not come to its end.
        _end = _first;
        int end = first + 1;
        while (end < _index.Blocks.Count && _starts[end + 1] - _starts[first] <= MostColumns)
        {
            end++;
        }

        int count = _starts[end] - _starts[first];
        if (_columns.Length < count)
        {
            _columns = new ColumnEntry[Math.Max(count, Math.Min(MostColumns, _starts[^1]))];
        }

        int[] next = _starts[first..end];
        UInt128 stretches = (UInt128.MaxValue >> (Stretches - 1 - StretchOf(end - 1) + StretchOf(first))) << StretchOf(first);
        for (int part = 0; part < _parts.Length; part++)
        {
            if ((_parts[part] & stretches) == 0)
            {
                continue;
            }

            for (_cursor.Open(part); _cursor.Next();)
            {
                ColumnEntry column = _cursor.Current;
                if (column.Block >= first && column.Block < end)
                {
                    _columns[next[column.Block - first]++ - _starts[first]] = column;
                }
            }
        }

        (_first, _end) = (first, end);
    }
}
