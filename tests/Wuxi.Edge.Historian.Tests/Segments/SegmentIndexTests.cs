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

        SegmentIndex index = Index(builder, out _);
        Assert.Equal((blocks, columns.Count), (index.Blocks.Count, index.Columns.Count));
        Assert.Equal(columns.OrderBy(column => column.Point).ThenBy(column => column.Block), index.Columns.All);
        for (long point = -1; point <= 1 + (8L * points); point++)
        {
            Assert.Equal(columns.Where(column => column.Point == point), index.ColumnsOf(point));
        }

        var byBlock = new ColumnsByBlock(index);
        for (int i = 0; i < 50 && blocks > 0; i++)
        {
            int block = i < 25 ? i * blocks / 25 : random.Next(blocks);
            Assert.Equal(columns.Where(column => column.Block == block).OrderBy(column => column.Point), byBlock[block].ToArray());
            Assert.Equal(block / 3, index.Blocks[block].Stream);
        }
    }

    /// <summary>What has become wrong since the file was opened is found in each part when that is read, and in no other.</summary>
    [Fact]
    public void A_part_that_has_become_wrong_is_found()
    {
        var builder = new SegmentIndexBuilder();
        for (int block = 0; block < 200; block++)
        {
            for (int point = 1; point <= 10; point++)
            {
                builder.Add(new ColumnEntry((block * 10) + point, block, 8 + (1000 * block) + (90 * point), 70, 12));
            }

            builder.Add(new BlockEntry(block, 5, block, block + 5, 8 + (1000 * block), 40));
        }

        SegmentIndex index = Index(builder, out byte[] bytes);
        var readers = Enumerable.Range(0, index.Blocks.Parts).Select(part => (Func<object>)(() => index.Blocks.From(part).First()))
            .Concat(Enumerable.Range(0, index.Columns.Parts).Select(part => (Func<object>)(() => index.Columns.From(part).First())))
            .ToList();
        Assert.Equal(4 + 8, readers.Count);
        int found = 0;
        for (int at = 0; at < bytes.Length; at += 7)
        {
            bytes[at] ^= 0x10;
            found += readers.Count(reader => Record.Exception(reader) is DamagedDataException);
            bytes[at] ^= 0x10;
        }

        // All but the two bytes, or four, that tell how many there are.
        Assert.InRange(found, (bytes.Length / 7) - 1, (bytes.Length / 7) + 1);
        Assert.All(readers, reader => Assert.Null(Record.Exception(reader)));
    }

    private static SegmentIndex Index(SegmentIndexBuilder builder, out byte[] bytes)
    {
        var written = new ByteWriter();
        builder.Write(written.WriteBytes);
        byte[] file = bytes = [1, 2, 3, .. written.Written];
        return SegmentIndex.Read(new IndexInput((into, offset) => file.AsSpan((int)offset, into.Length).CopyTo(into), 3, file.Length - 3));
    }
}
