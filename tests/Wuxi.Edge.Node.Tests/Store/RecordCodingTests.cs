using Wuxi.Edge.Node.Store;

namespace Wuxi.Edge.Node.Tests.Store;

/// <summary>What is coded comes back byte for byte, whatever it was; and nonsense is refused without an exception.</summary>
public class RecordCodingTests
{
    [Fact]
    public void Whatever_is_coded_comes_back()
    {
        for (int seed = 1; seed <= 300; seed++)
        {
            var random = new Random(seed);
            var maker = new RecordMaker(random);
            var encoder = new RecordEncoder(new CodingContext(16));
            var decoder = new RecordDecoder(new CodingContext(16));
            byte[] coded = new byte[600];
            byte[] into = new byte[600];
            for (int i = 0; i < 60; i++)
            {
                byte[] record = maker.Next();
                int end = encoder.Encode([9, .. record], 1, record.Length, coded, 3);
                Assert.InRange(end - 3, 1, record.Length + RecordCode.MostOverhead);
                Assert.Equal(record, into[..decoder.Decode(coded, 3, end - 3, into)]);
            }
        }
    }

    [Theory]
    [InlineData(0.0, 0, 0)]
    [InlineData(230.4, 1, 2304)]
    [InlineData(-0.001, 3, -1)]
    [InlineData(58.0, 0, 58)]
    [InlineData(1234567.89, 2, 123456789)]
    [InlineData(0.000001, 6, 1)]
    public void A_decimal_fraction_is_a_whole_number_with_so_many_decimals(double value, int decimals, long scaled)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        for (int fewer = 0; fewer < decimals; fewer++)
        {
            Assert.False(ScaledNumber.TryScale(value, bits, fewer, out _));
        }

        Assert.True(ScaledNumber.TryScale(value, bits, decimals, out long found));
        Assert.Equal(scaled, found);
        Assert.Equal(value, ScaledNumber.Value(found, decimals));
    }

    [Theory]
    [InlineData(-0.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.MinValue)]
    [InlineData(double.Epsilon)]
    [InlineData(1e16)]
    [InlineData(1.0 / 3)]
    public void What_is_none_is_told_apart(double value)
    {
        for (int decimals = 0; decimals <= ScaledNumber.MostDecimals; decimals++)
        {
            Assert.False(ScaledNumber.TryScale(value, BitConverter.DoubleToInt64Bits(value), decimals, out _));
        }
    }

    [Fact]
    public void A_record_of_another_form_is_kept_as_it_is()
    {
        byte[] record = [2, 1, 2, 3];
        byte[] coded = new byte[60];
        int end = new RecordEncoder(new CodingContext(16)).Encode(record, 0, 4, coded, 0);
        Assert.Equal([1, 2, 1, 2, 3], coded[..end]);
    }

    /// <summary>The bytes of the README's example.</summary>
    [Fact]
    public void The_example_of_the_readme()
    {
        var encoder = new RecordEncoder(new CodingContext(16));
        var writer = new RecordWriter(2);
        byte[] coded = new byte[60];
        writer.Begin(0x01020304, 2, 1000);
        writer.AddValue(0, 230.4);
        writer.AddReason(1, 4);
        int end = encoder.Encode(writer.Buffer, 0, writer.Length, coded, 0);
        Assert.Equal("83-02-04-03-02-01-D0-0F-02-03-80-24-49", BitConverter.ToString(coded, 0, end));
        writer.Begin(0x01020304, 2, 2000);
        writer.AddValue(0, 230.2);
        end = encoder.Encode(writer.Buffer, 0, writer.Length, coded, 0);
        Assert.Equal("82-02-00-01-06", BitConverter.ToString(coded, 0, end));
    }

    [Fact]
    public void Nonsense_is_refused_or_read_and_never_throws()
    {
        var random = new Random(1);
        byte[] into = new byte[300];
        int refused = 0;
        for (int i = 0; i < 200_000; i++)
        {
            byte[] bytes = new byte[random.Next(1, 60)];
            random.NextBytes(bytes);
            bytes[0] = (byte)(random.Next(4) == 0 ? bytes[0] : 0x80 | (bytes[0] & 3));
            int length = new RecordDecoder(new CodingContext(16)).Decode(bytes, 0, bytes.Length, into);
            refused += length < 0 ? 1 : 0;
            Assert.InRange(length, -1, 15 + (255 * 10));
        }

        Assert.True(refused > 100_000);
    }
}
