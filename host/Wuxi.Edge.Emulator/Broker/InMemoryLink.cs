using Wuxi.Edge.Node;

namespace Wuxi.Edge.Emulator.Broker;

/// <summary>
/// A node's link to an <see cref="InMemoryBroker"/>, in place of M2Mqtt and its sockets. As the firmware's link: a clean
/// session, keep-alive 30 s, a queue of inbound messages that drops the oldest when full. Not thread safe.
/// </summary>
public sealed class InMemoryLink : INodeLink
{
    /// <summary>Inbound messages that wait at most.</summary>
    public const int Capacity = 64;

    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(30);

    private readonly InMemoryBroker _broker;
    private readonly string _clientId;
    private readonly Action _arrived;
    private readonly Queue<BrokerMessage> _inbound = new();
    private InMemoryClient? _client;

    /// <param name="broker">The broker.</param>
    /// <param name="clientId">Node id.</param>
    /// <param name="arrived">Called when a message has arrived, or the connection is lost: the node has something to do.</param>
    public InMemoryLink(InMemoryBroker broker, string clientId, Action arrived)
    {
        _broker = broker;
        _clientId = clientId;
        _arrived = arrived;
    }

    /// <summary>Whether the address of the link is the broker's; otherwise nobody answers.</summary>
    public bool IsBrokerThere { get; init; } = true;

    public bool IsConnected => _client is { IsConnected: true };

    public bool Connect(string willTopic, byte[] will, string[] subscriptions)
    {
        ArgumentNullException.ThrowIfNull(subscriptions);
        _inbound.Clear();
        _client?.Disconnect();
        if (!IsBrokerThere)
        {
            _client = null;
            return false;
        }

        // A client of an earlier connection may still be told things; it must not fill the new one's queue.
        InMemoryClient? client = null;
        client = _broker.Connect(
            _clientId,
            new BrokerMessage(willTopic, [.. will], 1, false),
            KeepAlive,
            message =>
            {
                if (ReferenceEquals(client, _client))
                {
                    Arrive(message);
                }
            },
            _arrived);
        _client = client;
        foreach (string filter in subscriptions)
        {
            client?.Subscribe(filter, 1);
        }

        return client is not null;
    }

    public void Disconnect() => _client?.Disconnect();

    public bool Publish(string topic, byte[] payload, int count, int qos, bool retain) =>
        _client is not null && _client.Publish(topic, payload.AsSpan(0, count), qos, retain);

    public bool Receive(InboundMessage into)
    {
        ArgumentNullException.ThrowIfNull(into);
        if (!_inbound.TryDequeue(out BrokerMessage? message))
        {
            return false;
        }

        into.Topic = message.Topic;
        into.Payload = message.Payload;
        into.Count = message.Payload.Length;
        return true;
    }

    /// <summary>The node loses power: its connection hangs until the broker notices.</summary>
    public void PowerOff()
    {
        _inbound.Clear();
        _client?.Abandon();
        _client = null;
    }

    private void Arrive(BrokerMessage message)
    {
        if (_inbound.Count == Capacity)
        {
            _inbound.Dequeue();
        }

        _inbound.Enqueue(message);
        _arrived();
    }
}
