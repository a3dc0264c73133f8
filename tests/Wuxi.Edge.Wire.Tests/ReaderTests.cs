using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Wuxi.Edge.Wire.Tests.Support;

namespace Wuxi.Edge.Wire.Tests;

public class ReaderTests
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    [Theory]
    [InlineData(DataType.Int8, 0xFFu, -1)]
    [InlineData(DataType.Int8, 0xFFFFFFFFu, -1)]
    [InlineData(DataType.Int8, 0x80u, -128)]
    [InlineData(DataType.Int8, 0x7Fu, 127)]
    [InlineData(DataType.Int16, 0xFFFEu, -2)]
    [InlineData(DataType.Int16, 0xFFFFFFFEu, -2)]
    [InlineData(DataType.Int32, 0xFFFFFFFBu, -5)]
    [InlineData(DataType.UInt8, 0xFFFFFFFFu, 255)]
    [InlineData(DataType.UInt16, 0xFFFFFFFFu, 65535)]
    [InlineData(DataType.UInt32, 0xFFFFFFFFu, 4294967295)]
    [InlineData(DataType.Boolean, 2u, 1)]
    public void Integers_have_the_width_they_were_declared_with(DataType declared, uint bits, long expected)
    {
        PayloadReader reader = ReadOne(writer => writer.WriteUInt32(bits));

        Assert.Equal(expected, reader.GetInteger(declared));
    }

    [Theory]
    [InlineData(DataType.Int64, -5)]
    [InlineData(DataType.UInt64, 1_000_123)]
    [InlineData(DataType.DateTime, 1_780_272_000_123)]
    public void Long_integers_keep_all_their_bits(DataType declared, long value) =>
        Assert.Equal(value, ReadOne(writer => writer.WriteInt64(value)).GetInteger(declared));

    [Fact]
    public void What_is_no_integer_has_no_integer_value()
    {
        Assert.Equal(0, ReadOne(writer => writer.WriteFloat(5)).GetInteger(DataType.Int32));
        Assert.Equal(1, ReadOne(writer => writer.WriteBoolean(true)).GetInteger(DataType.Boolean));
    }

    [Fact]
    public void Null_is_not_zero_and_has_no_value()
    {
        PayloadReader reader = ReadOne(writer => writer.WriteString(null));

        Assert.True(reader.IsNull);
        Assert.Equal(WireValue.None, reader.ValueKind);
        Assert.Null(reader.GetString());
    }

    [Fact]
    public void Finds_a_metric_by_its_name()
    {
        var writer = new PayloadWriter(new byte[100]);
        writer.Begin(-1);
        writer.BeginMetric(MetricName.Rebirth, -1, -1, DataType.Unknown, false);
        writer.WriteBoolean(true);
        writer.EndMetric();
        writer.BeginMetric(null, 3, -1, DataType.Unknown, false);
        writer.WriteBoolean(true);
        writer.EndMetric();
        writer.End(-1);
        var reader = new PayloadReader();
        reader.Open(writer.Buffer, 0, writer.Length);

        Assert.True(reader.Read());
        Assert.True(reader.NameEquals(MetricName.Rebirth));
        Assert.False(reader.NameEquals("Node Control/Rebirtx"));
        Assert.False(reader.NameEquals("Node Control"));
        Assert.True(reader.Read());
        Assert.False(reader.NameEquals(""));
    }

    [Fact]
    public void Nothing_of_one_metric_shows_in_the_next()
    {
        var writer = new PayloadWriter(new byte[200]);
        writer.Begin(5);
        writer.BeginMetric("a", 1, 2, DataType.Float, true);
        writer.WriteFloat(3);
        writer.BeginProperties();
        writer.PropertyInt32(MetricName.Quality, QualityCode.Bad);
        writer.PropertyInt32(MetricName.Reason, ReasonCode.Timeout);
        writer.EndProperties();
        writer.EndMetric();
        writer.BeginMetric(null, -1, -1, DataType.Unknown, false);
        writer.EndMetric();
        writer.End(0);
        var reader = new PayloadReader();
        reader.Open(writer.Buffer, 0, writer.Length);
        Assert.True(reader.Read());
        Assert.Equal((QualityCode.Bad, ReasonCode.Timeout), (reader.Quality, reader.Reason));

        Assert.True(reader.Read());

        Assert.Equal(
            (-1, -1, -1L, -1L, DataType.Unknown, WireValue.None, 0f, false),
            (reader.Quality, reader.Reason, reader.Alias, reader.MetricTimestamp, reader.DataType, reader.ValueKind, reader.FloatValue, reader.IsHistorical));
        Assert.Null(reader.GetName());
        Assert.False(reader.ReadProperty());
    }

    [Fact]
    public void Reads_again_after_going_back()
    {
        byte[] payload = HexCase.Load("ddata-record").Payload;
        var reader = new PayloadReader();
        reader.Open(payload, 0, payload.Length);
        Assert.Equal(reader.MetricCount, CountMetrics(reader));

        reader.Rewind();

        Assert.Equal(reader.MetricCount, CountMetrics(reader));
    }

    [Fact]
    public void Strings_are_UTF8_as_the_strict_decoder_has_it() =>
        Prop.ForAll(
            Gen.Elements<byte>([0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC2, 0xDF, 0xE0, 0xE1, 0xED, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xFF])
                .ArrayOf().ToArbitrary(),
            bytes => Assert.Equal(IsStrictUtf8(bytes), ReadString(bytes) == WireError.None))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(3000).WithEndSize(6));

    private static WireError ReadString(byte[] text)
    {
        byte[] payload = [0x12, (byte)(text.Length + 2), 0x7A, (byte)text.Length, .. text];
        var reader = new PayloadReader();
        reader.Open(payload, 0, payload.Length);
        Assert.Equal(reader.Read(), reader.Error == WireError.None);
        return reader.Error;
    }

    private static bool IsStrictUtf8(byte[] bytes)
    {
        try
        {
            StrictUtf8.GetCharCount(bytes);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static int CountMetrics(PayloadReader reader)
    {
        int count = 0;
        while (reader.Read())
        {
            count++;
        }

        return count;
    }

    private static PayloadReader ReadOne(Action<PayloadWriter> writeValue)
    {
        var writer = new PayloadWriter(new byte[64]);
        writer.Begin(-1);
        writer.BeginMetric(null, 1, -1, DataType.Unknown, false);
        writeValue(writer);
        writer.EndMetric();
        writer.End(-1);
        var reader = new PayloadReader();
        Assert.Equal(WireError.None, reader.Open(writer.Buffer, 0, writer.Length));
        Assert.True(reader.Read());
        return reader;
    }
}
