namespace Wuxi.Edge.Emulator.Broker;

/// <summary>
/// One MQTT connection to an <see cref="InMemoryBroker"/>: the client's end and the broker's session for it. Not thread
/// safe: it lives on the broker's clock.
/// </summary>
public sealed class InMemoryClient : IDisposable
{
    private readonly InMemoryBroker _broker;
    private readonly BrokerMessage? _will;
    private readonly TimeSpan _keepAlive;
    private readonly Action<BrokerMessage> _received;
    private readonly Action? _lost;
    private readonly List<(string Filter, int Qos)> _subscriptions = [];

    // What both sides have sent while the network was gone; TCP brings it when the network is back.
    private readonly Queue<BrokerMessage> _toBroker = new();
    private readonly Queue<BrokerMessage> _toClient = new();
    private ITimer? _clientNotices;
    private ITimer? _brokerNotices;
    private bool _isNetworkLost;
    private bool _hasSession = true;

    internal InMemoryClient(
        InMemoryBroker broker, string clientId, BrokerMessage? will, TimeSpan keepAlive, Action<BrokerMessage> received, Action? lost)
    {
        _broker = broker;
        ClientId = clientId;
        _will = will;
        _keepAlive = keepAlive;
        _received = received;
        _lost = lost;
    }

    /// <summary>Client id.</summary>
    public string ClientId { get; }

    /// <summary>False from the moment the client knows that the connection is gone.</summary>
    public bool IsConnected { get; private set; } = true;

    /// <summary>Subscribes; retained messages that match come at once. False without a connection.</summary>
    public bool Subscribe(string filter, int qos)
    {
        if (!IsConnected)
        {
            return false;
        }

        _subscriptions.RemoveAll(subscription => subscription.Filter == filter);
        _subscriptions.Add((filter, qos));
        _broker.DeliverRetained(this, filter, qos);
        return true;
    }

    /// <summary>Publishes a copy of the payload. False without a connection.</summary>
    public bool Publish(string topic, ReadOnlySpan<byte> payload, int qos, bool retain)
    {
        if (!IsConnected)
        {
            return false;
        }

        var message = new BrokerMessage(topic, payload.ToArray(), qos, retain);
        if (_isNetworkLost)
        {
            _toBroker.Enqueue(message);
        }
        else
        {
            _broker.Accept(ClientId, message);
        }

        return true;
    }

    /// <summary>Says DISCONNECT: the broker forgets the will. Harmless when there is no connection.</summary>
    public void Disconnect()
    {
        if (!IsConnected)
        {
            return;
        }

        EndByClient();
        if (!_isNetworkLost)
        {
            EndSession(isWillDue: false);
        }
    }

    /// <summary>The process behind the client dies: the system closes its socket, and the broker publishes the will at once.</summary>
    public void Kill()
    {
        EndByClient();
        if (!_isNetworkLost)
        {
            EndSession(isWillDue: true);
        }
    }

    /// <summary>The machine behind the client loses power: nobody closes anything.</summary>
    public void Abandon()
    {
        EndByClient();
        _toBroker.Clear();
        WatchForSilence();
    }

    /// <summary>As <see cref="Disconnect"/>.</summary>
    public void Dispose() => Disconnect();

    /// <summary>The best QoS of the subscriptions that take this topic; null for none.</summary>
    internal int? GrantedQos(string topic)
    {
        int? best = null;
        foreach ((string filter, int qos) in _subscriptions)
        {
            if (TopicFilter.Matches(filter, topic))
            {
                best = Math.Max(best ?? 0, qos);
            }
        }

        return best;
    }

    internal void Deliver(BrokerMessage message)
    {
        if (_isNetworkLost)
        {
            _toClient.Enqueue(message);
            return;
        }

        _broker.Clock.After(InMemoryBroker.Latency, () =>
        {
            if (_isNetworkLost && _hasSession)
            {
                _toClient.Enqueue(message);
            }
            else if (IsConnected)
            {
                _received(message);
            }
        });
    }

    internal void SetNetwork(bool isLost)
    {
        _isNetworkLost = isLost;
        if (isLost)
        {
            _clientNotices = _broker.Clock.After(_keepAlive, LoseByClient);
            WatchForSilence();
            return;
        }

        _clientNotices?.Dispose();
        if (!IsConnected)
        {
            // The first packet of the broker meets a closed socket.
            EndSession(isWillDue: true);
            return;
        }

        _brokerNotices?.Dispose();
        while (_toBroker.TryDequeue(out BrokerMessage? message))
        {
            _broker.Accept(ClientId, message);
        }

        while (_toClient.TryDequeue(out BrokerMessage? message))
        {
            Deliver(message);
        }
    }

    /// <summary>The broker closes the connection; the client sees it if it has a network.</summary>
    internal void EndByBroker(bool isWillDue)
    {
        EndSession(isWillDue);
        if (!_isNetworkLost)
        {
            LoseByClient();
        }
    }

    private void WatchForSilence()
    {
        _brokerNotices?.Dispose();
        _brokerNotices = _broker.Clock.After(_keepAlive * 1.5, () => EndSession(isWillDue: true));
    }

    private void EndByClient()
    {
        IsConnected = false;
        _clientNotices?.Dispose();
    }

    private void LoseByClient()
    {
        if (IsConnected)
        {
            EndByClient();
            _lost?.Invoke();
        }
    }

    private void EndSession(bool isWillDue)
    {
        if (!_hasSession)
        {
            return;
        }

        _hasSession = false;
        _brokerNotices?.Dispose();
        _toBroker.Clear();
        _toClient.Clear();
        _broker.Remove(this);
        if (isWillDue && _will is not null)
        {
            _broker.Accept(ClientId, _will);
        }
    }
}
