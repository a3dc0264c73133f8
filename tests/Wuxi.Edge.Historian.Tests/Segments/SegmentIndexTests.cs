using Wuxi.Edge.Historian.Coding;
using Wuxi.Edge.Historian.Segments;

namespace Wuxi.Edge.Historian.Tests.Segments;

/// <summary>An index tells what was added, however many columns there are and whichever are asked for.</summary>
public class SegmentIndexTests
{
    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(2, 1, 3)]
    [InlineData(3, 40, 64)]
    [InlineData(4, 300, 129)]
    [InlineData(5, 900, 20)]
    public void Columns_are_found_by_point_and_by_block(int seed, int blocks, int points)
    {
        var random = new Random(seed);
        var builder = new SegmentIndexBuilder();
        var columns = new List<ColumnEntry>();
        long offset = 8;
        for (int block = 0; block < blocks; block++)
        {
            foreach (long point in Enumerable.Range(0, points).Where(_ => random.Next(3) > 0).Select(point => 1 + (long)(block % 7 * point) + point))
            {
                var column = new ColumnEntry(point, block, offset, random.Next(900), random.Next(2) * random.Next(200));
                columns.Add(column);
                builder.Add(column);
                offset = column.End;
            }

            // A block that came to nothing.
            builder.Add(new ColumnEntry(1, builder.Blocks, offset, 5, 0));
            builder.DropColumns();
            columns.Where(column => column.Block == block).ToList().ForEach(builder.Add);
            builder.Add(new BlockEntry(block / 3, 1 + random.Next(1000), offset, offset + random.Next(99), offset, 40));
            offset += 44;
        }

        var bytes = new ByteWriter();
        builder.Write(bytes);
        SegmentIndex index = SegmentIndex.Read(bytes.Written.ToArray());
        Assert.Equal((blocks, columns.Count), (index.Blocks.Count, index.ColumnCount));
        Assert.Equal(columns.OrderBy(column => column.Point).ThenBy(column => column.Block), index.Columns);
        for (long point = -1; point <= 1 + (8L * points); point++)
        {
            Assert.Equal(columns.Where(column => column.Point == point), index.ColumnsOf(point));
        }

        var byBlock = new ColumnsByBlock(index);
        for (int i = 0; i < 50 && blocks > 0; i++)
        {
            int block = i < 25 ? i * blocks / 25 : random.Next(blocks);
            Assert.Equal(columns.Where(column => column.Block == block).OrderBy(column => column.Point), byBlock[block].ToArray());
        }
    }
}
