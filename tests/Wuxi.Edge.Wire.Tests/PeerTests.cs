using Google.Protobuf;
using Wuxi.Edge.Benchmarks.Peer;
using Wuxi.Edge.Wire.Tests.Support;

namespace Wuxi.Edge.Wire.Tests;

/// <summary>What Google.Protobuf writes we read, and what we write it reads.</summary>
public class PeerTests
{
    private const int Seeds = 3000;

    [Fact]
    public void Reads_what_the_peer_writes()
    {
        for (int seed = 0; seed < Seeds; seed++)
        {
            Payload payload = new RandomPayload(seed).Next(isForWriter: false);

            Named(seed, () => PeerPayload.AssertReadsAs(payload, payload.ToByteArray()));
        }
    }

    [Fact]
    public void Writes_what_the_peer_reads()
    {
        var writer = new PayloadWriter(new byte[16384]);
        for (int seed = 0; seed < Seeds; seed++)
        {
            Payload payload = new RandomPayload(seed).Next(isForWriter: true);

            PeerPayload.Write(writer, payload);

            Assert.False(writer.IsOverflow);
            Named(seed, () => Assert.Equal(payload, Payload.Parser.ParseFrom(writer.Buffer, 0, writer.Length)));
        }
    }

    [Fact]
    public void Writes_nothing_past_the_end_and_says_so()
    {
        for (int seed = 0; seed < 100; seed++)
        {
            Payload payload = new RandomPayload(seed).Next(isForWriter: true);
            var whole = new PayloadWriter(new byte[16384]);
            PeerPayload.Write(whole, payload);
            for (int size = Math.Max(0, whole.Length - 400); size <= whole.Length; size++)
            {
                var writer = new PayloadWriter(new byte[size]);

                PeerPayload.Write(writer, payload);

                Named(seed, () => Assert.Equal(size < whole.Length, writer.IsOverflow));
                Assert.True(writer.Length <= size);
                if (size == whole.Length)
                {
                    Assert.Equal(whole.Buffer[..whole.Length], writer.Buffer);
                }
            }
        }
    }

    [Fact]
    public void Is_good_again_after_an_overflow()
    {
        var writer = new PayloadWriter(new byte[16]);
        writer.Begin(1);
        writer.BeginMetric("a name that is too long", 1, 1, DataType.Float, false);
        writer.WriteFloat(1);
        writer.EndMetric();
        writer.End(0);
        Assert.True(writer.IsOverflow);

        writer.Begin(1);
        writer.End(0);

        Assert.False(writer.IsOverflow);
        Assert.Equal([0x08, 0x01, 0x18, 0x00], writer.Buffer[..writer.Length]);
    }

    private static void Named(int seed, Action assert)
    {
        try
        {
            assert();
        }
        catch (Exception exception) when (exception is Xunit.Sdk.XunitException or InvalidProtocolBufferException)
        {
            throw new Xunit.Sdk.XunitException($"seed {seed}: {exception.Message}", exception);
        }
    }
}
