using Wuxi.Edge.Historian.Coding;

namespace Wuxi.Edge.Historian.Tests.Coding;

public class Int64CodecTests
{
    private static readonly Func<Random, long>[] Sources =
    [
        random => random.NextInt64(long.MinValue, long.MaxValue),
        random => random.Next(2) == 0 ? long.MinValue : long.MaxValue,
        random => random.Next(-3, 4),
        random => 1_790_000_000_000 + random.Next(50),
        random => 1L << random.Next(63),
        random => 1000L * random.Next(1, 3),
        random => 625L * random.Next(-3000, 3000),
        random => long.MinValue * random.Next(2),
        _ => 0,
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Any_sequence_comes_back(int seed)
    {
        var random = new Random(seed);
        for (int round = 0; round < 300; round++)
        {
            long[] values = Sequence(random, random.Next(1, 700));
            Assert.Equal(values, Decode(Encode(values), values.Length));
        }
    }

    [Fact]
    public void Every_width_comes_back_at_its_ends()
    {
        for (int width = 0; width <= 64; width++)
        {
            ulong mask = width == 0 ? 0 : ulong.MaxValue >> (64 - width);
            ulong[] values = [.. Enumerable.Range(0, 131).Select(i => i % 3 == 0 ? 0 : i % 3 == 1 ? mask : mask & 0x5555_5555_5555_5555)];
            byte[] packed = new byte[BitPacking.BytesFor(values.Length, width) + BitPacking.Slack];
            BitPacking.Pack(values, width, packed.AsSpan(0, packed.Length - BitPacking.Slack));
            ulong[] unpacked = new ulong[values.Length];
            BitPacking.Unpack(packed, width, unpacked);
            Assert.Equal(values, unpacked);
        }
    }

    [Fact]
    public void Regular_times_take_next_to_nothing_and_are_not_spelled_out()
    {
        long[] times = [.. Enumerable.Range(0, 86_400).Select(i => 1_790_000_000_000 + (1000L * i))];
        byte[] bytes = Encode(times);
        Assert.True(bytes.Length <= 6 * (times.Length / Int64Codec.ChunkSize), $"{bytes.Length} bytes");
        var cursor = new Int64Cursor();
        cursor.Open(Padded(bytes), 0, times.Length);
        Assert.True(cursor.Next());
        Assert.Equal((true, times[0], times[127], 1000L), (cursor.IsLinear, cursor.First, cursor.Last, cursor.Step));
    }

    /// <summary>Bytes as they are in files of all versions: what was written once is read for ever. The last two have a divisor.</summary>
    [Theory]
    [InlineData("010A06", new long[] { 5, 6, 6 })]
    [InlineData("42020AD5", new long[] { 1, 7, 12, 18, 23, 29, 34, 40, 46 })]
    [InlineData("82F1040302C83F5606", new long[] { 1, 626, 4376, 4376, 1876, 2501, 3126, 1251, 3751, 1 })]
    [InlineData("82E80742D00FD00F15", new long[] { 1000, 3000, 4000, 6000, 7000, 9000, 10_000, 11_000, 12_000 })]
    public void Bytes_are_what_they_were(string hex, long[] values)
    {
        byte[] bytes = Convert.FromHexString(hex);
        Assert.Equal(values, Decode(bytes, values.Length));
        Assert.Equal(bytes, Encode(values));
    }

    [Fact]
    public void Whole_seconds_take_no_bits_for_milliseconds()
    {
        var random = new Random(1);
        long[] times = new long[12_800];
        for (int i = 0; i < times.Length; i++)
        {
            times[i] = i == 0 ? 1_790_000_000_000 : times[i - 1] + (1000L * random.Next(1, 3));
        }

        byte[] bytes = Encode(times);
        Assert.InRange(bytes.Length, 100 * 16, 100 * (16 + 10));
    }

    [Fact]
    public void The_resolution_of_a_sensor_takes_no_bits()
    {
        // Sixteenths of a degree with four decimals.
        var random = new Random(1);
        long[] values = [.. Enumerable.Range(0, 12_800).Select(_ => 200_000L + (625 * random.Next(16)))];
        Assert.InRange(Encode(values).Length, 100 * 64, 100 * (64 + 10));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Damaged_bytes_give_values_or_say_so(int seed)
    {
        var random = new Random(seed);
        for (int round = 0; round < 3000; round++)
        {
            byte[] bytes = Encode(Sequence(random, random.Next(1, 300)));
            for (int flips = random.Next(1, 4); flips > 0; flips--)
            {
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            }

            bytes = bytes[..random.Next(bytes.Length + 1)];
            try
            {
                Decode(bytes, random.Next(1, 400));
            }
            catch (DamagedDataException)
            {
                // What damage may lead to; anything else fails the test.
            }
        }
    }

    private static long[] Sequence(Random random, int count)
    {
        Func<Random, long> source = Sources[random.Next(Sources.Length)];
        bool isWalk = random.Next(2) == 0;
        long[] values = new long[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = source(random) + (isWalk && i > 0 ? values[i - 1] : 0);
        }

        return values;
    }

    private static byte[] Encode(long[] values)
    {
        var writer = new ByteWriter();
        Int64Codec.Encode(values, writer);
        return writer.Written.ToArray();
    }

    private static byte[] Padded(byte[] bytes) => [.. bytes, .. new byte[BitPacking.Slack]];

    private static List<long> Decode(byte[] bytes, int count)
    {
        var cursor = new Int64Cursor();
        cursor.Open(Padded(bytes), 0, count);
        var values = new List<long>();
        while (cursor.Next())
        {
            values.AddRange(cursor.Values);
            Assert.Equal((values[^cursor.Count], values[^1]), (cursor.First, cursor.Last));
        }

        return values;
    }
}
