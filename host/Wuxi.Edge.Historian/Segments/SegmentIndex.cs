using Wuxi.Edge.Historian.Coding;

namespace Wuxi.Edge.Historian.Segments;

/// <summary>
/// What is where in a segment: its blocks, and the columns by point. These stay as they stand in the file, about six bytes each, with a
/// mark at every 64th from where they are read: a gateway has many files open, with 100,000 columns each. Immutable, safe for use by many threads.
/// </summary>
internal sealed class SegmentIndex
{
    private const int ColumnsPerMark = 64;

    private readonly byte[] _bytes;
    private readonly BlockEntry[] _blocks;
    private readonly (ColumnEntry Before, int Position)[] _marks;

    private SegmentIndex(byte[] bytes, BlockEntry[] blocks, int columns)
    {
        _bytes = bytes;
        _blocks = blocks;
        _marks = new (ColumnEntry, int)[(columns + ColumnsPerMark - 1) / ColumnsPerMark];
        ColumnCount = columns;
    }

    public IReadOnlyList<BlockEntry> Blocks => _blocks;

    /// <summary>How many columns there are.</summary>
    public int ColumnCount { get; }

    /// <summary>By point, then by block.</summary>
    public IEnumerable<ColumnEntry> Columns => ColumnsFrom(0);

    /// <summary>Reads what <see cref="SegmentIndexBuilder"/> wrote.</summary>
    /// <param name="bytes">Kept, and not to be changed any more.</param>
    /// <exception cref="DamagedDataException">It was not.</exception>
    public static SegmentIndex Read(byte[] bytes)
    {
        var reader = new ByteReader(bytes);
        var blocks = new BlockEntry[reader.ReadCount(reader.Remaining)];
        var block = new BlockEntry(0, 0, 0, 0, 0, 0);
        for (int i = 0; i < blocks.Length; i++)
        {
            blocks[i] = block = ReadBlock(ref reader, block);
        }

        var index = new SegmentIndex(bytes, blocks, reader.ReadCount(reader.Remaining));
        int position = reader.Position;
        var column = new ColumnEntry(0, 0, 0, 0, 0);
        for (int i = 0; i < index.ColumnCount; i++)
        {
            if (i % ColumnsPerMark == 0)
            {
                index._marks[i / ColumnsPerMark] = (column, position);
            }

            column = ReadColumn(bytes, column, ref position);
            if ((uint)column.Block >= (uint)blocks.Length)
            {
                throw new DamagedDataException($"block {column.Block} of {blocks.Length}");
            }
        }

        return index;
    }

    /// <summary>All columns of a point.</summary>
    public IEnumerable<ColumnEntry> ColumnsOf(long point) => ColumnsOf(point, point);

    /// <summary>All columns of the points from one to another.</summary>
    public IEnumerable<ColumnEntry> ColumnsOf(long firstPoint, long lastPoint)
    {
        foreach (ColumnEntry column in ColumnsFrom(Math.Max(0, MarksBefore(firstPoint) - 1)))
        {
            if (column.Point > lastPoint)
            {
                yield break;
            }

            if (column.Point >= firstPoint)
            {
                yield return column;
            }
        }
    }

    private IEnumerable<ColumnEntry> ColumnsFrom(int mark)
    {
        if (mark == _marks.Length)
        {
            yield break;
        }

        (ColumnEntry column, int position) = _marks[mark];
        for (int i = mark * ColumnsPerMark; i < ColumnCount; i++)
        {
            yield return column = ReadColumn(_bytes, column, ref position);
        }
    }

    /// <summary>How many marks have only columns of smaller points in front.</summary>
    private int MarksBefore(long point)
    {
        int low = 0;
        int high = _marks.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_marks[middle].Before.Point < point)
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

    private static BlockEntry ReadBlock(ref ByteReader reader, in BlockEntry before)
    {
        long stream = before.Stream + reader.ReadZigZag();
        int records = reader.ReadCount(SegmentFormat.MaximumRecords);
        long fromMs = before.FromMs + reader.ReadZigZag();
        long toMs = fromMs + (long)reader.ReadVarint();
        long offset = before.Offset + reader.ReadZigZag();
        return new BlockEntry(stream, records, fromMs, toMs, offset, reader.ReadCount(int.MaxValue));
    }

    private static ColumnEntry ReadColumn(byte[] bytes, in ColumnEntry before, ref int position)
    {
        var reader = new ByteReader(bytes.AsSpan(position));
        var column = new ColumnEntry(
            before.Point + (long)reader.ReadVarint(),
            (int)(before.Block + reader.ReadZigZag()),
            before.End + reader.ReadZigZag(),
            reader.ReadCount(int.MaxValue),
            reader.ReadCount(int.MaxValue));
        position += reader.Position;
        return column;
    }
}
