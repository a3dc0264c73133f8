using Wuxi.Edge.Emulator.Broker;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Emulator.Running;

/// <summary>
/// Stands in for the gateway in a virtual run without one, so that the nodes have somebody to talk to: it says that it is
/// there, keeps the numbers of the records that come, and confirms them once a second as the gateway does (architecture
/// 4.2). It stores nothing. It lives on the run's clock; not thread safe.
/// </summary>
public sealed class EmulatedHost : IDisposable
{
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private readonly VirtualRun _run;
    private readonly string _group;
    private readonly string _hostId;
    private readonly ITimer _timer;
    private readonly SortedDictionary<string, HostStore> _stores = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Node, string Device), long> _numberAliases = [];
    private readonly Topic _topic = new();
    private readonly PayloadReader _reader = new();
    private readonly byte[] _buffer = new byte[256];
    private readonly byte[] _noRanges = [];
    private InMemoryClient? _client;
    private bool _isDead;

    /// <summary>Joins a run; it is there from the run's present instant on.</summary>
    public EmulatedHost(VirtualRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        _run = run;
        _group = run.Workshop.Scenario.Workshop.Id;
        _hostId = run.Workshop.Options.HostId;
        run.GatewayKilled = OnKilled;
        _timer = run.Clock.CreateTimer(_ => Tick(), null, TimeSpan.Zero, Every);
    }

    /// <summary>Messages that it could not understand.</summary>
    public long Misunderstood { get; private set; }

    /// <summary>Says that it goes offline, and leaves.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        if (_client is { IsConnected: true })
        {
            PublishState(isOnline: false);
            _client.Disconnect();
        }
    }

    private void OnKilled(bool isDead)
    {
        _isDead = isDead;
        if (isDead)
        {
            _client?.Kill();
        }
    }

    private void Tick()
    {
        if (_isDead || (_client is not { IsConnected: true } && !Connect()))
        {
            return;
        }

        foreach ((string node, HostStore store) in _stores)
        {
            if (store.IsConfirmationDue)
            {
                store.IsConfirmationDue = false;
                Confirm(node, store);
            }
        }
    }

    private bool Connect()
    {
        int count = StateMessage.Write(_buffer, false, _run.Clock.UtcMs);
        var will = new BrokerMessage(Topic.FormatState(_hostId), _buffer[..count], 1, true);
        _client = _run.Broker.Connect(_hostId, will, KeepAlive, Receive);
        if (_client is null)
        {
            return false;
        }

        _client.Subscribe($"spBv1.0/{_group}/#", 1);
        PublishState(isOnline: true);
        return true;
    }

    private void PublishState(bool isOnline)
    {
        int count = StateMessage.Write(_buffer, isOnline, _run.Clock.UtcMs);
        _client!.Publish(Topic.FormatState(_hostId), _buffer.AsSpan(0, count), 1, true);
    }

    private void Confirm(string node, HostStore store)
    {
        long nowMs = _run.Clock.UtcMs;
        var writer = new PayloadWriter(_buffer);
        writer.Begin(nowMs);
        writer.BeginMetric(MetricName.StoredStoreId, -1, nowMs, DataType.UInt64, false);
        writer.WriteUInt64(store.Id);
        writer.EndMetric();
        writer.BeginMetric(MetricName.StoredThrough, -1, nowMs, DataType.UInt64, false);
        writer.WriteUInt64(store.Through);
        writer.EndMetric();
        writer.BeginMetric(MetricName.StoredRanges, -1, nowMs, DataType.Bytes, false);
        writer.WriteBytes(_noRanges, 0, 0);
        writer.EndMetric();
        writer.End(-1);
        _client!.Publish(Topic.Format(_group, MessageType.NCmd, node, null), _buffer.AsSpan(0, writer.Length), 0, false);
    }

    private void Receive(BrokerMessage message)
    {
        if (!_topic.TryParse(message.Topic) || _topic.Node is null)
        {
            Misunderstood++;
            return;
        }

        if (_topic.Type is not (MessageType.NBirth or MessageType.DBirth or MessageType.NData or MessageType.DData))
        {
            return;
        }

        ulong number = 0;
        ulong storeId = 0;
        ulong first = 0;
        WireError error = _reader.Open(message.Payload, 0, message.Payload.Length);
        while (error == WireError.None && _reader.Read())
        {
            string name = _reader.HasName ? _reader.GetName() : "";
            if (name == MetricName.StoreId)
            {
                storeId = _reader.LongBits;
            }
            else if (name == MetricName.StoreFirst)
            {
                first = _reader.LongBits;
            }
            else if (name == MetricName.RecordNumber && _reader.HasAlias)
            {
                _numberAliases[(_topic.Node, _topic.Device ?? "")] = _reader.Alias;
            }
            else if (name.Length == 0 && _reader.HasAlias
                && _numberAliases.TryGetValue((_topic.Node, _topic.Device ?? ""), out long alias) && alias == _reader.Alias)
            {
                number = _reader.LongBits;
            }
        }

        if (error != WireError.None || _reader.Error != WireError.None)
        {
            Misunderstood++;
            return;
        }

        Note(_topic.Node, storeId, first, number);
    }

    private void Note(string node, ulong storeId, ulong first, ulong number)
    {
        if (storeId > 0 && (!_stores.TryGetValue(node, out HostStore? known) || known.Id != storeId))
        {
            _stores[node] = new HostStore(storeId);
        }

        if (!_stores.TryGetValue(node, out HostStore? store))
        {
            return;
        }

        store.IsConfirmationDue |= storeId > 0;
        store.Begin(first);
        if (number > 0)
        {
            store.Add(number);
        }
    }
}
