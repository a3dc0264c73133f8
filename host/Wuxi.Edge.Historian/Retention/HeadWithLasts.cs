using Wuxi.Edge.Historian.Batches;
using Wuxi.Edge.Historian.Coding;
using Wuxi.Edge.Historian.Segments;

namespace Wuxi.Edge.Historian.Retention;

/// <summary>
/// The head of a block whose readings go, with the last reading of every column that loses them: short columns have none there as long as
/// they can be read themselves. So the last value at an instant is never an older one than there was. Not thread safe.
/// </summary>
internal sealed class HeadWithLasts
{
    private readonly SortedDictionary<long, (long BeforeEndMs, ValueState State, long Bits, string? Text)> _lasts = [];
    private readonly ByteWriter _part = new();
    private ReadOnlyMemory<byte> _rest;

    /// <summary>Begins with the head as it is.</summary>
    /// <param name="head">The head without its CRC.</param>
    public void Open(ReadOnlyMemory<byte> head)
    {
        _lasts.Clear();
        var reader = new ByteReader(head.Span);
        var lasts = new ByteReader(reader.ReadBytes(reader.ReadCount(reader.Remaining)));
        _rest = head[reader.Position..];
        long point = 0;
        while (!lasts.IsAtEnd)
        {
            ValueState state = BatchCodec.ReadReading(ref lasts, ref point, out long bits, out string? text);
            _lasts[point] = ((long)lasts.ReadVarint(), state, bits, text);
        }
    }

    /// <summary>Whether a point's last reading is there.</summary>
    public bool Has(long point) => _lasts.ContainsKey(point);

    /// <summary>Adds the last reading of a column.</summary>
    /// <param name="point">Key of its point.</param>
    /// <param name="column">The column.</param>
    /// <param name="times">Times of the block's records.</param>
    public void Add(long point, ColumnBuilder column, ReadOnlySpan<long> times)
    {
        int last = column.Count - 1;
        _lasts[point] = (times[^1] - times[column.Records[last]], column.States[column.StateOf[last]], column.Bits[last], column.TextAt(last));
    }

    /// <summary>Writes the head.</summary>
    public void Write(ByteWriter into)
    {
        _part.Clear();
        long before = 0;
        foreach ((long point, (long beforeEndMs, ValueState state, long bits, string? text)) in _lasts)
        {
            BatchCodec.WriteReading(point, before, state, bits, text, _part);
            _part.WriteVarint((ulong)beforeEndMs);
            before = point;
        }

        into.WriteVarint((uint)_part.Length);
        into.WriteBytes(_part.Written);
        into.WriteBytes(_rest.Span);
    }
}
