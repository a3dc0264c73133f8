using System.Text;
using Wuxi.Edge.Nano.Emulated;
using Wuxi.Edge.Node;
using Wuxi.Edge.Node.Device;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Nano.Tests.Device;

/// <summary>The node's link over the emulated M2Mqtt, against a real Mosquitto with TLS and the workshop's rights.</summary>
public sealed class MqttLinkTests(LiveBroker broker) : IClassFixture<LiveBroker>, IDisposable
{
    private readonly ManualTimeProvider _time = new();
    private readonly List<MqttLink> _links = [];
    private readonly Dictionary<string, FakeBoard> _boards = [];
    private FakeBoard _board = null!;

    public void Dispose()
    {
        _links.ForEach(link => link.Dispose());
        EmulatedBoard.Current = null;
    }

    [MosquittoFact]
    public void What_a_node_publishes_arrives_although_its_buffer_changes()
    {
        MqttLink link = Connected("N101");
        byte[] buffer = [1, 2, 3, 4];
        Assert.True(link.Publish(Topic("NDATA", "N101"), buffer, 3, 0, false));
        buffer.AsSpan().Clear();

        broker.UntilReceived(Topic("NDATA", "N101"));
        Assert.Equal([1, 2, 3], Payload(Topic("NDATA", "N101")));
    }

    [MosquittoFact]
    public void What_a_node_is_sent_waits_until_it_asks()
    {
        MqttLink link = Connected("N102");
        broker.Send(Topic("NCMD", "N102"), 0, 0xFF, 7);
        broker.Send(Topic("DCMD", "N102/meter-1"), 8);

        var messages = new List<(string Topic, byte[] Payload)>();
        var message = new InboundMessage();
        broker.Until("two messages", () =>
        {
            while (link.Receive(message))
            {
                messages.Add((message.Topic, message.Payload[..message.Count]));
            }

            return messages.Count >= 2;
        });
        Assert.Equal([Topic("NCMD", "N102"), Topic("DCMD", "N102/meter-1")], messages.Select(m => m.Topic));
        Assert.Equal([[0, 0xFF, 7], [8]], messages.Select(m => m.Payload));
        Assert.Equal(0, link.DroppedMessages);
    }

    [MosquittoFact]
    public void A_cut_connection_leaves_the_will_byte_for_byte()
    {
        // A payload of nothing but bdSeq 127: the largest that is ASCII.
        byte[] will = [0x12, 0x0B, 0x0A, 0x05, .. Encoding.ASCII.GetBytes("bdSeq"), 0x20, 0x04, 0x58, 0x7F];
        MqttLink link = Connected("N103", will);
        link.Dispose();

        broker.UntilReceived(Topic("NDEATH", "N103"));
        Assert.Equal(will, Payload(Topic("NDEATH", "N103")));
        Assert.False(link.IsConnected);
    }

    [MosquittoFact]
    public void A_disconnect_lets_out_what_was_published_before_and_drops_the_will()
    {
        MqttLink link = Connected("N104", [0x41]);
        link.Publish(Topic("NDEATH", "N104"), [0x42], 1, 0, false);
        link.Disconnect();
        Assert.False(link.IsConnected);

        // The same node's next connection comes after the end of this one: a will would have been there by then.
        MqttLink next = Connected("N104", [0x43]);
        next.Publish(Topic("NDATA", "N104"), [1], 1, 0, false);
        broker.UntilReceived(Topic("NDATA", "N104"));
        Assert.Equal([[0x42]], broker.Received.Where(m => m.Topic == Topic("NDEATH", "N104")).Select(m => m.Payload));
    }

    [MosquittoFact]
    public void Without_the_network_it_does_not_connect_and_says_why()
    {
        MqttLink link = Link("N105");
        _board.NetworkFault = "Wi-Fi lost";
        Assert.False(Connect(link, "N105"));
        Assert.Contains("Wi-Fi lost", link.Fault, StringComparison.Ordinal);
        _board.NetworkFault = null;
        Assert.True(Connect(link, "N105"), link.Fault);
        Assert.Null(link.Fault);
    }

    [MosquittoFact]
    public void A_short_loss_of_the_network_only_delays()
    {
        MqttLink link = Connected("N106");
        MqttLink other = Connected("N107");
        FakeBoard lost = _boards["N106"];
        lost.NetworkFault = "Wi-Fi lost";
        Assert.True(link.Publish(Topic("NDATA", "N106"), [1], 1, 0, false));
        other.Publish(Topic("NDATA", "N107"), [1], 1, 0, false);
        broker.Send(Topic("NCMD", "N106"), 1);
        broker.Send(Topic("NCMD", "N107"), 1);
        var message = new InboundMessage();
        broker.Until("the other's command", () => other.Receive(message));
        broker.UntilReceived(Topic("NDATA", "N107"));
        Assert.True(link.IsConnected);
        Assert.DoesNotContain(Topic("NDATA", "N106"), broker.Received.Select(m => m.Topic));
        Assert.False(link.Receive(message));

        lost.NetworkFault = null;
        broker.UntilReceived(Topic("NDATA", "N106"));
        broker.Until("the command", () => link.Receive(message));
    }

    [MosquittoFact]
    public void A_loss_longer_than_the_keep_alive_ends_the_connection()
    {
        MqttLink link = Connected("N108", [0x44]);
        _board.NetworkFault = "Wi-Fi lost";
        long start = _time.GetTimestamp();
        broker.Until("the end", () =>
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            return !link.IsConnected;
        });
        Assert.True(_time.GetElapsedTime(start) > TimeSpan.FromSeconds(30));
        Assert.Equal("the connection was lost", link.Fault);
        Assert.False(link.Publish(Topic("NDATA", "N108"), [1], 1, 0, false));
    }

    [MosquittoFact]
    public void A_broker_of_another_authority_is_refused()
    {
        EmulatedBoard.Current = _board = new FakeBoard(_time);
        MqttLink link = broker.Link("N109", strangeAuthority: true);
        Assert.False(Connect(link, "N109"));
        Assert.Contains("certificate", link.Fault, StringComparison.OrdinalIgnoreCase);
    }

    [MosquittoFact]
    public void A_broker_that_is_not_there_is_said_in_words()
    {
        EmulatedBoard.Current = new FakeBoard(_time);
        var link = new MqttLink("127.0.0.1", FreePort.Next(), "N110", null, null);
        Assert.False(Connect(link, "N110"));
        Assert.Contains("refused", link.Fault, StringComparison.OrdinalIgnoreCase);
    }

    [MosquittoFact]
    public void A_will_that_is_not_ASCII_is_not_sent_as_something_else()
    {
        MqttLink link = Link("N111");
        Assert.False(link.Connect(Topic("NDEATH", "N111"), [0x80], Subscriptions("N111")));
        Assert.Contains("ASCII", link.Fault, StringComparison.Ordinal);
    }

    [MosquittoFact]
    public void Fifty_nodes_share_one_thread_and_none_waits_for_another()
    {
        MqttLink[] links = [.. Enumerable.Range(0, 50).Select(i => Connected($"N2{i:00}"))];
        for (int i = 0; i < links.Length; i++)
        {
            links[i].Publish(Topic("NDATA", $"N2{i:00}"), [(byte)i], 1, 0, false);
            broker.Send(Topic("NCMD", $"N2{i:00}"), (byte)i);
        }

        var answered = new HashSet<int>();
        var message = new InboundMessage();
        broker.Until("all of them", () =>
        {
            for (int i = 0; i < links.Length; i++)
            {
                if (links[i].Receive(message) && message.Payload[0] == i)
                {
                    answered.Add(i);
                }
            }

            return answered.Count == links.Length
                && broker.Received.Count(m => m.Topic.StartsWith(Topic("NDATA", "N2"), StringComparison.Ordinal)) == links.Length;
        });
    }

    private static string Topic(string type, string rest) => $"spBv1.0/W1/{type}/{rest}";

    private static string[] Subscriptions(string node) =>
        [Topic("NCMD", node), Topic("DCMD", node + "/#"), "spBv1.0/STATE/gateway"];

    private static bool Connect(MqttLink link, string node, byte[]? will = null) =>
        link.Connect(Topic("NDEATH", node), will ?? [0x41], Subscriptions(node));

    private byte[] Payload(string topic) => broker.Received.Single(message => message.Topic == topic).Payload;

    private MqttLink Link(string node)
    {
        EmulatedBoard.Current = _board = _boards[node] = new FakeBoard(_time);
        MqttLink link = broker.Link(node);
        _links.Add(link);
        return link;
    }

    private MqttLink Connected(string node, byte[]? will = null)
    {
        MqttLink link = Link(node);
        Assert.True(Connect(link, node, will), link.Fault);
        return link;
    }
}
