using Wuxi.Edge.Emulator.Clocks;

namespace Wuxi.Edge.Emulator.Broker;

/// <summary>
/// An MQTT broker for virtual time, in place of Mosquitto and the network: topic filters, retained messages, wills,
/// delivery in order for each client. A message takes <see cref="Latency"/> to its receivers. A session whose client is
/// gone without a word ends, with its will, after 1.5 times its keep-alive (MQTT 3.1.1, 3.1.2.10). When it stops, it forgets
/// everything, as Mosquitto without persistence does. It lives on its clock's thread; handlers are called from the clock.
/// </summary>
/// <param name="clock">Virtual time.</param>
/// <param name="capture">Sees all messages; null for nobody.</param>
public sealed class InMemoryBroker(VirtualClock clock, IMessageCapture? capture = null)
{
    private readonly List<InMemoryClient> _sessions = [];
    private readonly SortedDictionary<string, BrokerMessage> _retained = new(StringComparer.Ordinal);
    private readonly HashSet<string> _lostNetworks = new(StringComparer.Ordinal);

    /// <summary>Time from the broker to a receiver.</summary>
    public static TimeSpan Latency { get; } = TimeSpan.FromMilliseconds(1);

    /// <summary>Whether it takes connections.</summary>
    public bool IsRunning { get; private set; } = true;

    /// <summary>Ids of the clients whose sessions it holds, in the order of their connecting.</summary>
    public IEnumerable<string> ClientIds => _sessions.Select(session => session.ClientId);

    internal VirtualClock Clock => clock;

    /// <summary>
    /// Connects a client, clean session; one with the same id that is still there is thrown out, with its will. Null when the
    /// broker is down or the client has no network.
    /// </summary>
    /// <param name="clientId">Client id.</param>
    /// <param name="will">What to publish when it goes without saying so; null for nothing.</param>
    /// <param name="keepAlive">How long it may be silent.</param>
    /// <param name="received">Called with each message for it.</param>
    /// <param name="lost">Called once when it learns that its connection is gone, other than by its own doing.</param>
    public InMemoryClient? Connect(
        string clientId, BrokerMessage? will, TimeSpan keepAlive, Action<BrokerMessage> received, Action? lost = null)
    {
        if (!IsRunning || _lostNetworks.Contains(clientId))
        {
            return null;
        }

        Find(clientId)?.EndByBroker(isWillDue: true);
        var client = new InMemoryClient(this, clientId, will, keepAlive, received, lost);
        _sessions.Add(client);
        return client;
    }

    /// <summary>
    /// Takes a client's network away or gives it back. Without it, what both sides send waits in their buffers; the client
    /// notices after one keep-alive, the broker after one and a half.
    /// </summary>
    public void SetNetwork(string clientId, bool isLost)
    {
        bool isChange = isLost ? _lostNetworks.Add(clientId) : _lostNetworks.Remove(clientId);
        if (isChange)
        {
            Find(clientId)?.SetNetwork(isLost);
        }
    }

    /// <summary>Dies: all connections break at once, wills and retained messages are forgotten.</summary>
    public void Stop()
    {
        IsRunning = false;
        _retained.Clear();
        foreach (InMemoryClient session in _sessions.ToArray())
        {
            session.EndByBroker(isWillDue: false);
        }
    }

    /// <summary>Takes connections again.</summary>
    public void Start() => IsRunning = true;

    /// <summary>A message has reached the broker.</summary>
    internal void Accept(string clientId, BrokerMessage message)
    {
        capture?.Add(clock.UtcMs, clientId, message);
        if (message.IsRetained && message.Payload.Length == 0)
        {
            _retained.Remove(message.Topic);
        }
        else if (message.IsRetained)
        {
            _retained[message.Topic] = message;
        }

        foreach (InMemoryClient session in _sessions)
        {
            if (session.GrantedQos(message.Topic) is { } qos)
            {
                session.Deliver(message with { Qos = Math.Min(qos, message.Qos), IsRetained = false });
            }
        }
    }

    internal void DeliverRetained(InMemoryClient session, string filter, int qos)
    {
        foreach (BrokerMessage message in _retained.Values)
        {
            if (TopicFilter.Matches(filter, message.Topic))
            {
                session.Deliver(message with { Qos = Math.Min(qos, message.Qos) });
            }
        }
    }

    internal void Remove(InMemoryClient session) => _sessions.Remove(session);

    private InMemoryClient? Find(string clientId) => _sessions.Find(session => session.ClientId == clientId);
}
