using Google.Protobuf;
using Wuxi.Edge.Benchmarks.Peer;
using Wuxi.Edge.Wire.Tests.Support;

namespace Wuxi.Edge.Wire.Tests;

/// <summary>
/// Damaged payloads: never an exception, never a look past the end, and never accepted where the peer refuses. Where only
/// the peer accepts, the error is one of those by which we are stricter on purpose.
/// </summary>
public class MalformedTests
{
    private const int Seeds = 30;

    private static readonly WireError[] StricterOnPurpose =
    [
        WireError.BadVarint, WireError.BadTag, WireError.BadWireType, WireError.BadLength, WireError.ValueTooLarge, WireError.BadUtf8,
        WireError.UnpairedProperty, WireError.DuplicateField, WireError.TooDeep,
    ];

    private static IEnumerable<byte[]> Payloads =>
    [
        .. HexCase.Names.Select(name => HexCase.Load(name).Payload),
        .. Enumerable.Range(0, Seeds).Select(seed => new RandomPayload(seed).Next(isForWriter: false).ToByteArray()),
    ];

    [Fact]
    public void Cut_at_every_byte()
    {
        foreach (byte[] payload in Payloads)
        {
            for (int length = 0; length < payload.Length; length++)
            {
                AssertAgrees(payload[..length], "cut");
            }
        }
    }

    [Fact]
    public void Every_bit_flipped()
    {
        foreach (byte[] payload in Payloads)
        {
            for (int bit = 0; bit < payload.Length * 8; bit++)
            {
                byte[] damaged = [.. payload];
                damaged[bit / 8] ^= (byte)(1 << (bit % 8));
                AssertAgrees(damaged, "bit " + bit);
            }
        }
    }

    [Fact]
    public void Bytes_inserted_removed_repeated_and_replaced()
    {
        foreach (byte[] payload in Payloads)
        {
            for (int seed = 0; seed < 300; seed++)
            {
                byte[] damaged = payload;
                var random = new Random(seed);
                for (int times = random.Next(1, 4); times > 0; times--)
                {
                    damaged = Damage(damaged, random);
                }

                AssertAgrees(damaged, "seed " + seed);
            }
        }
    }

    [Fact]
    public void Noise()
    {
        var random = new Random(7);
        for (int i = 0; i < 20000; i++)
        {
            byte[] noise = new byte[random.Next(40)];
            random.NextBytes(noise);
            AssertAgrees(noise, "noise " + i);
        }
    }

    [Fact]
    public void What_lies_behind_the_range_is_not_looked_at()
    {
        var random = new Random(11);
        foreach (byte[] payload in Payloads)
        {
            string alone = PayloadText.Of(payload);
            byte[] buffer = new byte[payload.Length + 40];
            random.NextBytes(buffer);
            payload.CopyTo(buffer, 13);

            Assert.Equal(alone, PayloadText.Of(buffer, 13, payload.Length));
        }
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, -1)]
    [InlineData(0, 5)]
    [InlineData(4, 1)]
    [InlineData(1, int.MaxValue)]
    public void A_range_outside_the_buffer_is_truncated(int offset, int count)
    {
        var reader = new PayloadReader();

        Assert.Equal(WireError.Truncated, reader.Open(new byte[4], offset, count));
        Assert.False(reader.Read());
        Assert.False(reader.ReadProperty());
    }

    [Fact]
    public void A_megabyte_of_empty_metrics_is_too_many()
    {
        byte[] payload = new byte[1_000_000];
        for (int i = 0; i < payload.Length; i += 2)
        {
            payload[i] = 0x12;
        }

        var reader = new PayloadReader();

        Assert.Equal(WireError.TooManyMetrics, reader.Open(payload, 0, payload.Length));
        Assert.Equal(WireError.None, reader.Open(payload, 0, PayloadReader.MaximumMetrics * 2));
        Assert.Equal(PayloadReader.MaximumMetrics, reader.MetricCount);
    }

    [Fact]
    public void After_an_error_nothing_of_the_metric_can_be_taken_for_a_value()
    {
        // A float, then a second metric with a float whose name is no UTF-8.
        byte[] payload = Convert.FromHexString("1205" + "6500004842" + "1208" + "6500004842" + "0A01FF");
        var reader = new PayloadReader();
        Assert.Equal(WireError.None, reader.Open(payload, 0, payload.Length));
        Assert.True(reader.Read());
        Assert.Equal(50f, reader.FloatValue);

        Assert.False(reader.Read());

        Assert.Equal(WireError.BadUtf8, reader.Error);
        Assert.Equal(WireValue.None, reader.ValueKind);
        Assert.Equal(0f, reader.FloatValue);
        Assert.False(reader.HasName);
        Assert.False(reader.Read());
    }

    private static byte[] Damage(byte[] payload, Random random)
    {
        int at = random.Next(payload.Length + 1);
        int length = Math.Min(random.Next(1, 12), payload.Length - at);
        byte[] noise = new byte[random.Next(1, 4)];
        random.NextBytes(noise);
        return random.Next(4) switch
        {
            0 => [.. payload[..at], .. noise, .. payload[at..]],
            1 => [.. payload[..at], .. payload[(at + length)..]],
            2 => [.. payload[..(at + length)], .. payload[at..]],
            _ => [.. payload[..at], .. noise, .. payload[(at + length)..]],
        };
    }

    private static void AssertAgrees(byte[] bytes, string what)
    {
        Payload? peer = PeerPayload.TryParse(bytes);
        WireError error = ReadThrough(bytes);
        string context = $"{what}, {Convert.ToHexString(bytes)}: {error}, the peer {(peer is null ? "refuses" : "accepts")}";
        if (error == WireError.None)
        {
            Assert.True(peer is not null, context);
            PeerPayload.AssertReadsAs(peer, bytes);
        }
        else if (peer is not null)
        {
            Assert.True(StricterOnPurpose.Contains(error), context);
        }
    }

    private static WireError ReadThrough(byte[] bytes)
    {
        var reader = new PayloadReader();
        reader.Open(bytes, 0, bytes.Length);
        int metrics = 0;
        while (reader.Read())
        {
            metrics++;
            while (reader.ReadProperty())
            {
                Assert.NotNull(reader.PropertyKey);
            }
        }

        Assert.True(reader.Error == WireError.None ? metrics == reader.MetricCount : metrics <= reader.MetricCount);
        Assert.InRange(reader.ErrorOffset, 0, bytes.Length);
        return reader.Error;
    }
}
