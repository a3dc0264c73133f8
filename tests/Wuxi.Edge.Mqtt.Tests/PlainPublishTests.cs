using System.Text;

namespace Wuxi.Edge.Mqtt.Tests;

public sealed class PlainPublishTests
{
    [Theory]
    [InlineData("30 05 0003 612F62", "a/b", "", false)]
    [InlineData("31 07 0003 612F62 7879", "a/b", "xy", true)]
    [InlineData("30 02 0000", "", "", false)]
    // A length of two bytes that one would hold is unusual and clear.
    [InlineData("30 8500 0003 612F62", "a/b", "", false)]
    public void A_whole_packet_is_read_and_what_follows_it_is_left(string hex, string topic, string payload, bool retain)
    {
        byte[] packet = Bytes(hex);
        Assert.True(PlainPublish.TryRead([.. packet, 0x30, 0xFF], out PlainPublish read));
        Assert.Equal(topic, Encoding.UTF8.GetString(read.Topic));
        Assert.Equal(payload, Encoding.UTF8.GetString(read.Payload));
        Assert.Equal(retain, read.Retain);
        Assert.Equal(packet.Length, read.Length);
        for (int length = 0; length < packet.Length; length++)
        {
            Assert.False(PlainPublish.TryRead(packet.AsSpan(0, length), out _), $"the first {length} bytes");
        }
    }

    [Theory]
    [InlineData("32 07 0003 612F62 0001")] // QoS 1
    [InlineData("34 07 0003 612F62 0001")] // QoS 2
    [InlineData("38 05 0003 612F62")] // DUP, which QoS 0 never has
    [InlineData("D0 00")] // PINGRESP
    [InlineData("90 03 0001 00")] // SUBACK
    [InlineData("30 00")] // no topic
    [InlineData("30 01 00")]
    [InlineData("30 04 0003 612F")] // the topic is longer than the packet
    [InlineData("30 80808080 01")] // a length of five bytes
    [InlineData("30 FFFFFFFF")]
    public void Everything_else_is_left_to_the_library(string hex) => Assert.False(PlainPublish.TryRead(Bytes(hex), out _));

    [Fact]
    public void Any_bytes_are_read_within_their_bounds()
    {
        var random = new Random(20_240_608);
        byte[] bytes = new byte[600];
        for (int run = 0; run < 200_000; run++)
        {
            int length = random.Next(bytes.Length);
            Span<byte> there = bytes.AsSpan(0, length);
            random.NextBytes(there);
            if (length > 2)
            {
                // Mostly something that looks like one.
                there[0] = (byte)(0x30 | random.Next(4) / 3);
                there[1] = (byte)random.Next(random.Next(256) + 1);
                there[2] = (byte)random.Next(2);
            }

            if (PlainPublish.TryRead(there, out PlainPublish read))
            {
                int head = read.Length - 2 - read.Topic.Length - read.Payload.Length;
                Assert.InRange(read.Length, 4, length);
                Assert.InRange(head, 2, 5);
            }
        }
    }

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
}
