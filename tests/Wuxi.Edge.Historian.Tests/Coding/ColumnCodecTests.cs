using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Historian.Coding;
using Wuxi.Edge.Historian.Segments;

namespace Wuxi.Edge.Historian.Tests.Coding;

/// <summary>Whatever the readings of a point are, a column gives them back bit by bit.</summary>
public class ColumnCodecTests
{
    private static readonly Func<Random, int, PointValue>[] Sources =
    [
        (random, _) => PointValue.FromFloat(random.Next(-5000, 5000) / 10f),
        (random, _) => PointValue.FromDouble(random.Next(0, 100_000_000) / 1000.0),
        (_, i) => PointValue.FromDouble(1e6 + (i * 0.01)),
        (random, _) => PointValue.FromFloat(BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue))),
        (random, _) => PointValue.FromDouble(BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue))),
        (random, _) => random.Next(40) == 0 ? PointValue.FromFloat(-0.0f) : PointValue.FromFloat(random.Next(9)),
        (random, _) => random.Next(40) == 0 ? PointValue.FromDouble(double.NaN) : PointValue.FromDouble(random.Next(90) / 100.0),
        (random, _) => PointValue.FromInt64(random.NextInt64(long.MinValue, long.MaxValue)),
        (random, _) => PointValue.FromBoolean(random.Next(2) == 0),
        (random, _) => PointValue.FromText(random.Next(4) == 0 ? "" : "状态" + random.Next(5)),
        (_, i) => PointValue.FromInt64(i / 100 % 3),
    ];

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    public void Any_readings_come_back(int seed, bool compress)
    {
        var random = new Random(seed);
        var codec = new ColumnCodec();
        var cursor = new ColumnCursor();
        for (int round = 0; round < 200; round++)
        {
            BlockBuilder block = Block(random, random.Next(1, 1500));
            (BlockHead head, byte[] bytes) = Encode(codec, block, compress);
            Assert.Equal(Expected(block), Decode(cursor, head, bytes));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Damaged_bytes_give_values_or_say_so(int seed)
    {
        var random = new Random(seed);
        var codec = new ColumnCodec();
        var cursor = new ColumnCursor();
        for (int round = 0; round < 1500; round++)
        {
            (BlockHead head, byte[] bytes) = Encode(codec, Block(random, random.Next(1, 700)), compress: true);
            for (int flips = random.Next(1, 4); flips > 0; flips--)
            {
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            }

            try
            {
                Decode(cursor, head, bytes[..random.Next(1, bytes.Length + 1)]);
            }
            catch (DamagedDataException)
            {
                // What damage may lead to; anything else fails the test.
            }
        }
    }

    [Theory]
    [InlineData(0.1, 1)]
    [InlineData(0.01, 2)]
    [InlineData(1, 0)]
    public void Decimal_numbers_are_stored_as_integers(double step, int decimals)
    {
        var codec = new NumberCodec();
        long[] bits = [.. Enumerable.Range(0, 1000).Select(i => (long)BitConverter.SingleToInt32Bits((float)((2000 + (i % 50)) * step)))];
        codec.Encode(bits, ValueKind.Float, compress: false, new ByteWriter());
        Assert.Equal((decimals, true), (codec.Exponent, codec.IsDecimal(ValueKind.Float)));
    }

    private static BlockBuilder Block(Random random, int records)
    {
        var block = new BlockBuilder();
        Func<Random, int, PointValue>[] sources = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Sources[random.Next(Sources.Length)])];
        int bad = random.Next(3) == 0 ? random.Next(1, 30) : int.MaxValue;
        int present = random.Next(2) == 0 ? 1 : random.Next(2, 5);
        for (int i = 0; i < records; i++)
        {
            block.AddRecord(1000L * i, (ulong)i);
            if (random.Next(present) > 0)
            {
                continue;
            }

            PointValue value = sources[random.Next(sources.Length)](random, i);
            var state = new ValueState(value.Kind, Quality.Good, random.Next(50) == 0 ? BadReason.Undated : BadReason.None);
            bool isBad = random.Next(bad) == 0;
            block.AddReading(7, isBad ? new ValueState(ValueKind.None, Quality.Bad, (BadReason)random.Next(9)) : state, isBad ? 0 : value.Bits, isBad ? null : value.Text);
        }

        if (block.Columns.Length == 0)
        {
            block.AddReading(7, new ValueState(ValueKind.Boolean, Quality.Good, BadReason.None), 1, null);
        }

        return block;
    }

    private static List<(int Record, ValueState State, long Bits, string? Text)> Expected(BlockBuilder block)
    {
        ColumnBuilder column = block.Columns[0].Column;
        return [.. Enumerable.Range(0, column.Count).Select(i => (column.Records[i], column.States[column.StateOf[i]], column.Bits[i], column.TextAt(i)))];
    }

    private static (BlockHead Head, byte[] Column) Encode(ColumnCodec codec, BlockBuilder block, bool compress)
    {
        var presence = new PresenceLists();
        ColumnBuilder column = block.Columns[0].Column;
        int? list = presence.Of(column, block.Records.Count);
        var bytes = new ByteWriter();
        BlockHead.Write([], block.Records, presence, new ByteWriter(), bytes);
        var head = new BlockHead();
        head.Open(Padded(bytes.Written), block.Records.Count);
        bytes.Clear();
        codec.Encode(column, list, compress, bytes);
        return (head, bytes.Written.ToArray());
    }

    private static List<(int Record, ValueState State, long Bits, string? Text)> Decode(ColumnCursor cursor, BlockHead head, byte[] bytes)
    {
        var read = new List<(int, ValueState, long, string?)>();
        cursor.Open(Padded(bytes), head);
        while (cursor.Next())
        {
            int before = read.Count;
            for (int i = 0; i < cursor.Count; i++)
            {
                read.Add((cursor.IsDense ? before + i : (int)cursor.Records[i], cursor.States[i], cursor.BitsAt(i), cursor.TextAt(i)));
            }
        }

        return read;
    }

    private static byte[] Padded(ReadOnlySpan<byte> bytes) => [.. bytes, .. new byte[BitPacking.Slack]];
}
