namespace Wuxi.Edge.Node.Tests.Fakes;

/// <summary>A broker with one client: keeps what is sent, hands over what a test puts in, and plays the broker's part at connect.</summary>
internal sealed class FakeLink(TestClock clock) : INodeLink
{
    private readonly Queue<(string Topic, byte[] Payload)> _inbound = new();

    public bool IsConnected { get; private set; }

    /// <summary>The network lets nothing through.</summary>
    public bool IsDown { get; private set; }

    /// <summary>The address leads to the broker.</summary>
    public bool IsBrokerThere { get; set; } = true;

    /// <summary>What the broker keeps and says to each newcomer.</summary>
    public (string Topic, byte[] Payload)? Retained { get; set; }

    public List<SentMessage> Sent { get; } = [];

    public List<(long AtMs, string Topic, byte[] Will, string[] Subscriptions)> Connects { get; } = [];

    public List<long> Disconnects { get; } = [];

    /// <summary>Publishes that fail from now on, because the connection is found to be lost.</summary>
    public int FailingPublishes { get; set; }

    public event Action<SentMessage>? Published;

    /// <summary>Called in the midst of a connect, while the node's loop waits.</summary>
    public Action? Connecting { get; set; }

    public bool Connect(string willTopic, byte[] will, string[] subscriptions)
    {
        Connects.Add((clock.UptimeMs, willTopic, [.. will], subscriptions));
        _inbound.Clear();
        Connecting?.Invoke();
        IsConnected = !IsDown && IsBrokerThere;
        if (IsConnected && Retained is { } retained)
        {
            _inbound.Enqueue(retained);
        }

        return IsConnected;
    }

    public void Disconnect()
    {
        if (IsConnected)
        {
            Disconnects.Add(clock.UptimeMs);
        }

        IsConnected = false;
    }

    public bool Publish(string topic, byte[] payload, int count, int qos, bool retain)
    {
        Assert.Equal(0, qos);
        Assert.False(retain);
        if (FailingPublishes > 0)
        {
            FailingPublishes--;
            IsConnected = false;
        }

        if (!IsConnected)
        {
            return false;
        }

        var message = SentMessage.Decode(clock.UptimeMs, topic, payload[..count]);
        Sent.Add(message);
        Published?.Invoke(message);
        return true;
    }

    public bool Receive(InboundMessage into)
    {
        if (!_inbound.TryDequeue(out var message))
        {
            return false;
        }

        into.Topic = message.Topic;
        into.Payload = [.. message.Payload, 0xEE, 0xEE];
        into.Count = message.Payload.Length;
        return true;
    }

    public void Deliver(string topic, byte[] payload)
    {
        if (IsConnected)
        {
            _inbound.Enqueue((topic, payload));
        }
    }

    /// <summary>The connection breaks, and cannot be made again until <see cref="Restore"/>.</summary>
    public void Cut()
    {
        IsDown = true;
        IsConnected = false;
    }

    public void Restore() => IsDown = false;
}
