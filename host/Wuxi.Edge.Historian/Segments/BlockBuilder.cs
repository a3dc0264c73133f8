using System.Runtime.InteropServices;
using Wuxi.Edge.Historian.Coding;

namespace Wuxi.Edge.Historian.Segments;

/// <summary>
/// Records of one stream on their way into a block: times, numbers, and a column for each point. Records are added in the
/// order of time. Used again after <see cref="Clear"/>. Not thread safe.
/// </summary>
internal sealed class BlockBuilder
{
    // By point. Those of the last record come in the same order nearly always, so the next one is looked at first.
    private readonly List<(long Point, ColumnBuilder Column)> _columns = [];
    private readonly Stack<ColumnBuilder> _spare = new();
    private int _next;

    /// <summary>Times and numbers.</summary>
    public RecordList Records { get; } = new();

    /// <summary>Whether another record may not fit.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Columns by the key of their point; valid until the next one is made.</summary>
    public ReadOnlySpan<(long Point, ColumnBuilder Column)> Columns => CollectionsMarshal.AsSpan(_columns);

    public void Clear()
    {
        foreach ((_, ColumnBuilder column) in _columns)
        {
            column.Clear();
            _spare.Push(column);
        }

        _columns.Clear();
        Records.Clear();
        _next = 0;
        IsFull = false;
    }

    /// <summary>The next record; its readings follow.</summary>
    public void AddRecord(long timeMs, ulong number)
    {
        Records.Add(timeMs, number);
        _next = 0;
        IsFull |= Records.Count == SegmentFormat.MaximumRecords;
    }

    /// <summary>A reading of the last record.</summary>
    public void AddReading(long point, ValueState state, long bits, string? text)
    {
        if (_next >= _columns.Count || _columns[_next].Point != point)
        {
            _next = Find(point);
        }

        ColumnBuilder column = _columns[_next++].Column;
        column.Add(Records.Count - 1, state, bits, text);
        IsFull |= !column.HasRoomForState;
    }

    /// <summary>Where the column of a point is, which is made when there is none.</summary>
    private int Find(long point)
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

        if (low == _columns.Count || _columns[low].Point != point)
        {
            _columns.Insert(low, (point, _spare.TryPop(out ColumnBuilder? spare) ? spare : new ColumnBuilder()));
        }

        return low;
    }
}
