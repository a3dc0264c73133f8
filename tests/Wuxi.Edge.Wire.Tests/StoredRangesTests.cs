using FsCheck;
using FsCheck.Fluent;

namespace Wuxi.Edge.Wire.Tests;

public class StoredRangesTests
{
    [Fact]
    public void Writes_gap_and_length_behind_the_last_number_stored()
    {
        byte[] buffer = new byte[16];

        // Stored through 100; 103..105 and 400 are stored too: gaps of 2 and of 294 numbers.
        int position = StoredRanges.Append(buffer, 0, 100, 103, 105);
        position = StoredRanges.Append(buffer, position, 105, 400, 400);

        Assert.Equal([0x02, 0x03, 0xA6, 0x02, 0x01], buffer[..position]);
    }

    [Fact]
    public void Reads_what_it_writes() =>
        Prop.ForAll(
            ArbMap.Default.GeneratorFor<uint>().Zip(ArbMap.Default.GeneratorFor<(PositiveInt Gap, PositiveInt Length)[]>()).ToArbitrary(),
            input =>
            {
                byte[] buffer = new byte[input.Item2.Length * 20];
                var expected = new List<(ulong, ulong)>();
                ulong last = input.Item1;
                int position = 0;
                foreach ((PositiveInt gap, PositiveInt length) in input.Item2)
                {
                    ulong first = last + (ulong)gap.Get + 1;
                    ulong end = first + (ulong)length.Get - 1;
                    position = StoredRanges.Append(buffer, position, last, first, end);
                    expected.Add((first, end));
                    last = end;
                }

                Assert.Equal(expected, Read(buffer[..position], input.Item1, out WireError error));
                Assert.Equal(WireError.None, error);
            }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(100, 101, 101)]
    [InlineData(100, 100, 101)]
    [InlineData(100, 50, 60)]
    [InlineData(100, 105, 104)]
    [InlineData(0, 1, 1)]
    public void Refuses_a_range_that_does_not_lie_above_with_a_gap(ulong previousLast, ulong first, ulong last) =>
        Assert.Equal(-1, StoredRanges.Append(new byte[20], 0, previousLast, first, last));

    [Fact]
    public void Leaves_out_what_does_not_fit()
    {
        byte[] buffer = [0xEE, 0xEE, 0xEE];

        Assert.Equal(-1, StoredRanges.Append(buffer, 1, 0, 1000, 1000));
        Assert.Equal([0xEE, 0xEE, 0xEE], buffer);
        Assert.Equal(3, StoredRanges.Append(buffer, 0, 0, 1000, 1000));
    }

    [Fact]
    public void Goes_to_the_last_number_there_is()
    {
        byte[] buffer = new byte[20];

        int count = StoredRanges.Append(buffer, 0, 5, ulong.MaxValue, ulong.MaxValue);

        Assert.Equal([(ulong.MaxValue, ulong.MaxValue)], Read(buffer[..count], 5, out _));
    }

    [Theory]
    [InlineData("0203", WireError.None, 1)]
    [InlineData("02", WireError.Truncated, 0)]
    [InlineData("020382", WireError.Truncated, 1)]
    [InlineData("0003", WireError.BadRange, 0)]
    [InlineData("0300", WireError.BadRange, 0)]
    [InlineData("FFFFFFFFFFFFFFFFFF0101", WireError.BadRange, 0)]
    [InlineData("01FFFFFFFFFFFFFFFFFF01", WireError.BadRange, 0)]
    [InlineData("01FFFFFFFFFFFFFFFFFFFF01", WireError.BadVarint, 0)]
    public void Malformed_bytes_end_with_an_error(string hex, WireError expected, int ranges)
    {
        Assert.Equal(ranges, Read(Convert.FromHexString(hex), 7, out WireError error).Count);
        Assert.Equal(expected, error);
    }

    private static List<(ulong First, ulong Last)> Read(byte[] bytes, ulong storedThrough, out WireError error)
    {
        var reader = new StoredRangesReader();
        reader.Open(bytes, 0, bytes.Length, storedThrough);
        var ranges = new List<(ulong, ulong)>();
        while (reader.Read())
        {
            ranges.Add((reader.First, reader.Last));
        }

        error = reader.Error;
        return ranges;
    }
}
