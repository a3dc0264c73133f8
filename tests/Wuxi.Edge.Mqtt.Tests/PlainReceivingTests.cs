using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Mqtt.Tests;

/// <summary>Reading without TLS, where the client takes some packets and leaves the others to the library.</summary>
public sealed class PlainReceivingTests
{
    private const int MostPackets = 40;
    private static readonly string[] Topics = ["a", "spBv1.0/W1/DDATA/N001/meter-1", "spBv1.0/W1/DDATA/N002/电表", "b/c"];

    // Small ones, and some around and above what is looked at once.
    private static readonly Gen<int> Sizes = Gen.Frequency((20, Gen.Choose(0, 400)), (1, Gen.Choose(65_000, 66_000)), (1, Gen.Choose(100_000, 200_000)));

    // Null: something that is no message.
    private static readonly Gen<Message?> Packets =
        from kind in Gen.Choose(0, 9)
        from topic in Gen.Elements(Topics)
        from size in Sizes
        from seed in Gen.Choose(0, 255)
        select kind == 0 ? null : new Message(topic, kind < 6 ? Noise(seed, size) : LookingLikePackets(size), kind == 1 ? 1 : 0, kind == 2);

    // From byte by byte to more than all at once.
    private static readonly Gen<int[]> Splits = Gen.Frequency((1, Gen.Choose(1, 4)), (4, Gen.Choose(1, 900)), (2, Gen.Choose(1, 300_000))).ArrayOf(64);

    [MosquittoFact]
    public void Every_message_comes_once_and_in_order_however_the_stream_is_cut()
    {
        Gen<Message?[]> streams = Gen.Choose(1, MostPackets).SelectMany(count => Packets.ArrayOf(count));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(streams.ToArbitrary(), Splits.ToArbitrary(), Comes));
    }

    [MosquittoFact]
    public void What_a_handler_throws_hinders_no_message_behind_it()
    {
        using var broker = new ScriptedBroker();
        using TestClient client = broker.Connected();
        broker.Send(ScriptedBroker.Packet(Of("known")));
        client.PumpUntilTopic("a");
        var seen = new List<string>();
        client.Client.MessageReceived = (payload, _, _, _) =>
        {
            seen.Add(Encoding.UTF8.GetString(payload));
            throw new InvalidDataException("as the handler said");
        };
        broker.Send([.. ScriptedBroker.Packet(Of("1")), .. ScriptedBroker.Packet(Of("2"))]);
        Assert.ThrowsAny<Exception>(() => client.Pump("the throw", () => false));
        client.Pump("both", () => seen.Count == 2);
        Assert.Equal(["1", "2"], seen);
    }

    [MosquittoFact]
    public void After_a_handler_disconnected_nothing_more_is_taken()
    {
        using var broker = new ScriptedBroker();
        using TestClient client = broker.Connected();
        broker.Send(ScriptedBroker.Packet(Of("known")));
        client.PumpUntilTopic("a");
        int seen = 0;
        client.Client.MessageReceived = (_, _, _, _) =>
        {
            seen++;
            client.Client.Disconnect();
        };
        broker.Send([.. ScriptedBroker.Packet(Of("1")), .. ScriptedBroker.Packet(Of("2"))]);
        client.Pump("the end", () => client.DisconnectCodes.Count == 1);
        Assert.Equal(1, seen);
        Assert.Equal([MqttError.Success], client.DisconnectCodes);
    }

    [MosquittoFact]
    public void A_malformed_packet_ends_the_connection_after_what_came_before_it()
    {
        using var broker = new ScriptedBroker();
        using TestClient client = broker.Connected();
        broker.Send([.. ScriptedBroker.Packet(Of("1")), .. ScriptedBroker.Packet(Of("2")), 0x30, 4, 0, 3, 0x61, 0x61]);
        client.Pump("the end", () => client.DisconnectCodes.Count == 1);
        Assert.Equal(["1", "2"], client.Messages.Select(message => message.Text));
        Assert.NotEqual(MqttError.Success, client.DisconnectCodes[0]);
    }

    [MosquittoFact]
    public void The_end_of_the_connection_is_seen_after_the_last_message()
    {
        using var broker = new ScriptedBroker();
        using TestClient client = broker.Connected();
        broker.Send([.. Enumerable.Range(0, 500).SelectMany(i => ScriptedBroker.Packet(Of(i.ToString(CultureInfo.InvariantCulture))))]);
        broker.Dispose();
        client.Pump("the end", () => client.DisconnectCodes.Count == 1);
        Assert.Equal(500, client.Messages.Count);
    }

    private static byte[] Noise(int seed, int size) => [.. Enumerable.Range(seed, size).Select(i => (byte)(i * 7))];

    private static byte[] LookingLikePackets(int size)
    {
        byte[] packet = ScriptedBroker.Packet(Of("x"));
        return [.. Enumerable.Range(0, size).Select(i => packet[i % packet.Length])];
    }

    private static Message Of(string text) => new("a", Encoding.UTF8.GetBytes(text), 0, false);

    private static void Comes(Message?[] packets, int[] splits)
    {
        using var broker = new ScriptedBroker();
        using TestClient client = broker.Connected();
        byte[] stream = [.. packets.SelectMany(packet => packet is null ? ScriptedBroker.PingResponse : ScriptedBroker.Packet(packet))];
        int sent = 0;
        // The last cut is the rest, whatever it is.
        for (int i = 0; sent < stream.Length; i++)
        {
            int count = i < splits.Length ? Math.Min(splits[i], stream.Length - sent) : stream.Length - sent;
            broker.Send(stream.AsSpan(sent, count));
            sent += count;
            client.Client.Loop(0);
        }

        Message[] expected = [.. packets.OfType<Message>()];
        client.Pump("all", () => client.Messages.Count >= expected.Length);
        client.Client.Loop(0);
        Assert.Equal(expected.Length, client.Messages.Count);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i].Topic, client.Messages[i].Topic);
            Assert.Equal(expected[i].Payload, client.Messages[i].Payload);
            Assert.Equal(expected[i].Qos, client.Messages[i].Qos);
            Assert.Equal(expected[i].Retain, client.Messages[i].Retain);
        }

        Assert.True(client.Client.IsConnected);
    }
}
