using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Historian.Coding;
using Wuxi.Edge.Historian.Segments;

namespace Wuxi.Edge.Historian.Queries;

/// <summary>The readings of one point in one block. Used again by <see cref="Open"/>.</summary>
internal sealed class BlockRun : ReadingRun
{
    private readonly BlockHead _head = new();
    private readonly Int64Cursor _times = new();
    private readonly ColumnCursor _column = new();
    private readonly long[] _sparseTimes = new long[Int64Codec.ChunkSize];
    private long _recordsBefore;

    public override int Count => _column.Count;

    public override ReadOnlySpan<long> Times => _column.IsDense ? _times.Values : _sparseTimes.AsSpan(0, Count);

    public override ReadOnlySpan<ValueState> States => _column.States;

    public override (long FirstMs, long LastMs) Span =>
        _column.IsDense ? (_times.First, _times.Last) : (_sparseTimes[0], _sparseTimes[Count - 1]);

    public override NumberCursor? Decimals => _column.Uniform is { IsGood: true } && _column.Numbers.IsDecimal ? _column.Numbers : null;

    /// <summary>Begins to read a column.</summary>
    /// <param name="head">Head of its block.</param>
    /// <param name="column">The column.</param>
    /// <param name="records">Records of the block.</param>
    public void Open(ReadOnlyMemory<byte> head, ReadOnlyMemory<byte> column, int records)
    {
        _head.Open(head, records);
        _head.OpenTimes(_times);
        _column.Open(column, _head);
        _recordsBefore = 0;
    }

    public override bool Next()
    {
        if (!_column.Next())
        {
            return false;
        }

        if (_column.IsDense)
        {
            _times.Next();
        }
        else
        {
            FindTimes();
        }

        return true;
    }

    public override PointValue ValueAt(int index) => _column.ValueAt(index);

    private void FindTimes()
    {
        ReadOnlySpan<long> records = _column.Records;
        for (int i = 0; i < Count; i++)
        {
            while (records[i] >= _recordsBefore + _times.Count)
            {
                _recordsBefore += _times.Count;
                if (!_times.Next())
                {
                    throw new DamagedDataException($"a reading of record {records[i]} of {_recordsBefore}");
                }
            }

            _sparseTimes[i] = _times.Values[(int)(records[i] - _recordsBefore)];
        }
    }
}
