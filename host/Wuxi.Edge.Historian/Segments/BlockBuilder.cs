using Wuxi.Edge.Historian.Coding;

namespace Wuxi.Edge.Historian.Segments;

/// <summary>
/// Records of one stream on their way into a block: times, numbers, and a column for each point. Records are added in the
/// order of time. Used again after <see cref="Clear"/>. Not thread safe.
/// </summary>
internal sealed class BlockBuilder
{
    private readonly SortedDictionary<long, ColumnBuilder> _columns = [];
    private readonly Stack<ColumnBuilder> _spare = new();
    // Columns in the order of the last record: the next one nearly always has the same.
    private readonly List<(long Point, ColumnBuilder Column)> _recent = [];
    private int _next;
    private long[] _times = new long[64];
    private long[] _numbers = new long[64];

    /// <summary>How many records.</summary>
    public int Records { get; private set; }

    /// <summary>Sampling instants, UTC ms, ascending.</summary>
    public ReadOnlySpan<long> Times => _times.AsSpan(0, Records);

    /// <summary>Record numbers by their bits.</summary>
    public ReadOnlySpan<long> Numbers => _numbers.AsSpan(0, Records);

    /// <summary>Whether another record may not fit.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Columns by the key of their point.</summary>
    public IReadOnlyDictionary<long, ColumnBuilder> Columns => _columns;

    public void Clear()
    {
        foreach (ColumnBuilder column in _columns.Values)
        {
            column.Clear();
            _spare.Push(column);
        }

        _columns.Clear();
        _recent.Clear();
        _next = 0;
        Records = 0;
        IsFull = false;
    }

    /// <summary>The next record; its readings follow.</summary>
    public void AddRecord(long timeMs, ulong number)
    {
        if (Records == _times.Length)
        {
            Array.Resize(ref _times, 2 * Records);
            Array.Resize(ref _numbers, 2 * Records);
        }

        _times[Records] = timeMs;
        _numbers[Records] = (long)number;
        Records++;
        _next = 0;
        IsFull |= Records == SegmentFormat.MaximumRecords;
    }

    /// <summary>A reading of the last record.</summary>
    public void AddReading(long point, ValueState state, long bits, string? text)
    {
        if (_next >= _recent.Count || _recent[_next].Point != point)
        {
            _recent.RemoveRange(_next, _recent.Count - _next);
            _recent.Add((point, Column(point)));
        }

        ColumnBuilder column = _recent[_next++].Column;
        column.Add(Records - 1, state, bits, text);
        IsFull |= !column.HasRoomForState;
    }

    /// <summary>The column of a point, made when there is none.</summary>
    public ColumnBuilder Column(long point)
    {
        if (!_columns.TryGetValue(point, out ColumnBuilder? column))
        {
            _columns.Add(point, column = _spare.TryPop(out ColumnBuilder? spare) ? spare : new ColumnBuilder());
        }

        return column;
    }
}
