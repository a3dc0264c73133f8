using Wuxi.Edge.Historian.Coding;

namespace Wuxi.Edge.Historian.Segments;

/// <summary>
/// What is where in a segment: its blocks, and the columns by point. They are read from the file when they are asked for: a gateway has
/// many files open, with 100,000 columns each. What gives them throws as reading of the file does. Immutable, safe for use by many threads.
/// </summary>
internal sealed class SegmentIndex
{
    private SegmentIndex(IndexSection<BlockEntry> blocks, IndexSection<ColumnEntry> columns)
    {
        Blocks = blocks;
        Columns = columns;
    }

    /// <summary>By their numbers.</summary>
    public IndexSection<BlockEntry> Blocks { get; }

    /// <summary>By point, then by block.</summary>
    public IndexSection<ColumnEntry> Columns { get; }

    /// <summary>Reads what <see cref="SegmentIndexBuilder"/> wrote.</summary>
    /// <param name="input">The index, which was found right; its file is read later too.</param>
    /// <exception cref="DamagedDataException">It is none.</exception>
    public static SegmentIndex Read(IndexInput input)
    {
        IndexSection<BlockEntry> blocks = IndexSection<BlockEntry>.Read(input, _ => { });
        IndexSection<ColumnEntry> columns = IndexSection<ColumnEntry>.Read(input, column =>
        {
            if ((uint)column.Block >= (uint)blocks.Count)
            {
                throw new DamagedDataException($"block {column.Block} of {blocks.Count}");
            }
        });
        return new SegmentIndex(blocks, columns);
    }

    /// <summary>All columns of a point.</summary>
    public IEnumerable<ColumnEntry> ColumnsOf(long point)
    {
        foreach (ColumnEntry column in Columns.From(Math.Max(0, PartsBefore(point) - 1)))
        {
            if (column.Point > point)
            {
                yield break;
            }

            if (column.Point == point)
            {
                yield return column;
            }
        }
    }

    /// <summary>How many parts have only columns of smaller points in front.</summary>
    private int PartsBefore(long point)
    {
        int low = 0;
        int high = Columns.Parts;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Columns.Before(middle).Point < point)
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
}
