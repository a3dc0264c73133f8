using System.Diagnostics;
using Wuxi.Edge.Mqtt;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Benchmarks.Load;

/// <summary>
/// The node whose alarm drives the siren: is born whenever the gateway comes online or asks for it, and sends records when told to. Keeps
/// none of them: what is not confirmed when the gateway goes is gone. One thread, which calls <see cref="Step"/>.
/// </summary>
public sealed class ProbeNode : IDisposable
{
    private const long NumberAlias = 1;
    private const long ValueAlias = 2;

    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(5);

    private readonly MqttClient _client;
    private readonly PayloadWriter _writer = new(new byte[1024]);
    private readonly PayloadReader _reader = new();
    private readonly ulong _storeId = (ulong)Random.Shared.NextInt64(1, long.MaxValue);
    private readonly string _stateTopic = Topic.FormatState("gateway");
    private readonly string _commandTopic = TopicOf(MessageType.NCmd, null);
    private readonly string _dataTopic = TopicOf(MessageType.DData, LoadWorkshop.ProbeDevice);
    private ulong _last;
    private int _sequence;
    private bool _isBirthDue;

    /// <summary>Connects to the listener without TLS.</summary>
    public ProbeNode(LoadBroker broker)
    {
        _client = new MqttClient(new MqttClientOptions { Host = "127.0.0.1", Port = broker.Port, ClientId = LoadWorkshop.ProbeNode });
        _client.Connected = _ =>
        {
            _client.Subscribe(_stateTopic, 0);
            _client.Subscribe(_commandTopic, 0);
        };
        _client.MessageReceived = OnMessage;
        if (!_client.Connect(ConnectLimit, out string error))
        {
            throw new InvalidOperationException($"the broker cannot be reached: {error}");
        }
    }

    /// <summary>Whether the gateway is online and has been sent our births.</summary>
    public bool IsBorn { get; private set; }

    /// <summary>Every record up to this one is confirmed.</summary>
    public ulong StoredThrough { get; private set; }

    /// <summary>Records sent so far.</summary>
    public long Records => (long)_last;

    /// <summary>Whether nothing is unconfirmed.</summary>
    public bool IsStored => StoredThrough >= _last;

    /// <summary>Moves messages, waiting for at most so many milliseconds, and sends births that are due.</summary>
    public void Step(int timeoutMs)
    {
        _client.Loop(timeoutMs);
        if (_isBirthDue)
        {
            _isBirthDue = false;
            Bear();
        }
    }

    /// <summary>Sends a record; returns <see cref="Stopwatch.GetTimestamp"/> of just before.</summary>
    /// <param name="level">Above <see cref="LoadWorkshop.ProbeLimit"/> raises the alarm.</param>
    public long Send(float level)
    {
        long nowMs = NowMs;
        _writer.Begin(nowMs);
        Number(null, NumberAlias, ++_last, DataType.Unknown, nowMs);
        Value(null, level, DataType.Unknown, nowMs);
        long ticks = Stopwatch.GetTimestamp();
        Publish(_dataTopic);
        _client.Loop(0);
        return ticks;
    }

    public void Dispose()
    {
        _client.Disconnect();
        _client.Dispose();
    }

    private static long NowMs => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    private static string TopicOf(MessageType type, string? device) => Topic.Format(LoadWorkshop.Group, type, LoadWorkshop.ProbeNode, device!);

    private void OnMessage(ReadOnlySpan<byte> payload, string topic, int qos, bool retain)
    {
        byte[] bytes = payload.ToArray();
        if (topic == _stateTopic)
        {
            bool isOnline = StateMessage.TryRead(bytes, 0, bytes.Length, out bool online, out _) == WireError.None && online;
            _isBirthDue = isOnline && !IsBorn;
            IsBorn = IsBorn && isOnline;
            return;
        }

        _reader.Open(bytes, 0, bytes.Length);
        while (_reader.Read())
        {
            string name = _reader.GetName();
            _isBirthDue |= name == MetricName.Rebirth && _reader.BooleanValue;
            StoredThrough = name == MetricName.StoredThrough ? _reader.LongBits : StoredThrough;
        }
    }

    private void Bear()
    {
        long nowMs = NowMs;
        _sequence = 0;
        _writer.Begin(nowMs);
        Number(MetricName.BdSeq, -1, 1, DataType.Int64, nowMs);
        Number(MetricName.StoreId, -1, _storeId, DataType.UInt64, nowMs);
        Number(MetricName.StoreFirst, -1, _last + 1, DataType.UInt64, nowMs);
        Number(MetricName.StoreLast, -1, _last, DataType.UInt64, nowMs);
        Publish(TopicOf(MessageType.NBirth, null));
        _writer.Begin(nowMs);
        Number(MetricName.RecordNumber, NumberAlias, 0, DataType.UInt64, nowMs);
        Value(LoadWorkshop.ProbeMetric, 0, DataType.Float, nowMs);
        Publish(TopicOf(MessageType.DBirth, LoadWorkshop.ProbeDevice));
        IsBorn = true;
    }

    private void Number(string? name, long alias, ulong number, DataType type, long atMs)
    {
        _writer.BeginMetric(name!, alias, atMs, type, false);
        _writer.WriteUInt64(number);
        _writer.EndMetric();
    }

    private void Value(string? name, float level, DataType type, long atMs)
    {
        _writer.BeginMetric(name!, ValueAlias, atMs, type, false);
        _writer.WriteFloat(level);
        _writer.EndMetric();
    }

    private void Publish(string topic)
    {
        _writer.End(_sequence);
        _sequence = (_sequence + 1) % 256;
        if (!_client.Publish(topic, _writer.Buffer.AsSpan(0, _writer.Length), 0, false))
        {
            throw new InvalidOperationException("the probe is not connected to its broker");
        }
    }
}
