using System.Text;
using Wuxi.Edge.Emulator.Broker;
using Wuxi.Edge.Emulator.Running;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Emulator.Tests.Running;

/// <summary>
/// The least that a node needs of a gateway: it says that it is there, notes records by (store, number), and confirms what
/// it has every second. It stores with ranges only up to the contiguous number, which is enough to drain a node.
/// </summary>
internal sealed class TestGateway
{
    private readonly VirtualRun _run;
    private readonly Dictionary<string, ulong> _stores = [];
    private readonly Dictionary<(string Node, ulong Store), ulong> _firsts = [];
    private readonly byte[] _buffer = new byte[256 + SettingsPiece.MostCharacters];
    private InMemoryClient? _client;
    private int _ticks;

    public TestGateway(VirtualRun run)
    {
        _run = run;
        run.GatewayKilled = isDead =>
        {
            if (isDead)
            {
                _client?.Kill();
            }
        };
        run.Clock.CreateTimer(_ => Tick(), null, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    /// <summary>Records by store id and number, with how often each came.</summary>
    public Dictionary<(string Node, ulong Store, ulong Number), int> Records { get; } = [];

    /// <summary>Values by node and metric alias, in order of arrival, with the time they bear; bad ones have a reason.</summary>
    public List<(string Device, string Metric, long TimestampMs, double? Value, int Reason)> Readings { get; } = [];

    /// <summary>Topics heard, with the time.</summary>
    public List<(long AtMs, MessageType Type, string Node)> Heard { get; } = [];

    /// <summary>Settings that a node is to have, offered every 2 s until it says anything of them; and under which version, if not its own.</summary>
    public Dictionary<string, (string Text, uint? Version)> Wanted { get; } = [];

    /// <summary>False: it takes records and confirms none, as when its disk is slow.</summary>
    public bool IsStoring { get; set; } = true;

    /// <summary>What each node last said of its settings, by metric.</summary>
    public Dictionary<(string Node, string Metric), object> Settings { get; } = [];

    /// <summary>Every alias that was given, with what for, by store id.</summary>
    public HashSet<(ulong Store, long Alias, string Name)> Aliases { get; } = [];

    /// <summary>Version of a settings text.</summary>
    public static uint VersionOf(string text) => SettingsVersion.Of(Encoding.ASCII.GetBytes(text), 0, text.Length);

    private Dictionary<(string Device, long Alias), string> Names { get; } = [];

    private void Tick()
    {
        if (_client is not { IsConnected: true })
        {
            _client = _run.Broker.Connect("gateway", null, TimeSpan.FromSeconds(30), Receive);
            if (_client is null)
            {
                return;
            }

            _client.Subscribe("spBv1.0/W1/#", 1);
            int count = StateMessage.Write(_buffer, true, _run.Clock.UtcMs);
            _client.Publish(Topic.FormatState("gateway"), _buffer.AsSpan(0, count), 1, true);
        }

        if (_ticks++ % 2 == 0)
        {
            OfferSettings();
        }

        foreach ((string node, ulong store) in IsStoring ? _stores : [])
        {
            // What the node no longer has will not come.
            ulong through = Math.Max(_firsts.GetValueOrDefault((node, store)), 1) - 1;
            while (Records.ContainsKey((node, store, through + 1)))
            {
                through++;
            }

            Confirm(node, store, through);
        }
    }

    private void OfferSettings()
    {
        foreach ((string node, (string text, uint? version)) in Wanted)
        {
            uint wanted = version ?? VersionOf(text);
            if (!Settings.Any(said => said.Key.Node == node && said.Value is ulong told && told == wanted))
            {
                byte[] bytes = Encoding.ASCII.GetBytes(text);
                byte[] piece = new byte[SettingsPiece.HeadBytes + SettingsPiece.MostCharacters];
                for (int from = 0; from < bytes.Length; from += SettingsPiece.MostCharacters)
                {
                    SendPiece(node, piece, SettingsPiece.Write(piece, wanted, bytes, from));
                }
            }
        }
    }

    private void SendPiece(string node, byte[] piece, int count)
    {
        var writer = new PayloadWriter(_buffer);
        writer.Begin(_run.Clock.UtcMs);
        writer.BeginMetric(MetricName.Settings, -1, -1, DataType.Bytes, false);
        writer.WriteBytes(piece, 0, count);
        writer.EndMetric();
        writer.End(-1);
        Assert.False(writer.IsOverflow);
        _client!.Publish(Topic.Format("W1", MessageType.NCmd, node, null), _buffer.AsSpan(0, writer.Length), 0, false);
    }

    private void Confirm(string node, ulong store, ulong through)
    {
        var writer = new PayloadWriter(_buffer);
        long nowMs = _run.Clock.UtcMs;
        writer.Begin(nowMs);
        writer.BeginMetric(MetricName.StoredStoreId, -1, nowMs, DataType.UInt64, false);
        writer.WriteUInt64(store);
        writer.EndMetric();
        writer.BeginMetric(MetricName.StoredThrough, -1, nowMs, DataType.UInt64, false);
        writer.WriteUInt64(through);
        writer.EndMetric();
        writer.BeginMetric(MetricName.StoredRanges, -1, nowMs, DataType.Bytes, false);
        writer.WriteBytes([], 0, 0);
        writer.EndMetric();
        writer.End(-1);
        Assert.False(writer.IsOverflow);
        _client!.Publish(Topic.Format("W1", MessageType.NCmd, node, null), _buffer.AsSpan(0, writer.Length), 0, false);
    }

    private void Receive(BrokerMessage message)
    {
        var topic = new Topic();
        Assert.True(topic.TryParse(message.Topic));
        Heard.Add((_run.Clock.UtcMs, topic.Type, topic.Node));
        var reader = new PayloadReader();
        Assert.Equal(WireError.None, reader.Open(message.Payload, 0, message.Payload.Length));
        string device = topic.Node + "/" + topic.Device;
        ulong number = 0;
        while (reader.Read())
        {
            string name = reader.HasName ? reader.GetName() : Names.GetValueOrDefault((device, reader.Alias), "");
            if (topic.Type is MessageType.DBirth or MessageType.NBirth && reader.HasName && reader.HasAlias)
            {
                Names[(device, reader.Alias)] = name;
            }

            if (name.StartsWith("Node Info/", StringComparison.Ordinal))
            {
                Settings[(topic.Node, name)] = reader.ValueKind == WireValue.String ? reader.GetString() : reader.LongBits;
            }

            if (topic.Type == MessageType.DBirth && reader.HasAlias)
            {
                Aliases.Add((_stores[topic.Node], reader.Alias, device + "/" + name));
            }

            if (topic.Type == MessageType.NBirth && name == MetricName.StoreId)
            {
                _stores[topic.Node] = reader.LongBits;
            }
            else if (topic.Type is MessageType.NBirth or MessageType.NData && name == MetricName.StoreFirst)
            {
                _firsts[(topic.Node, _stores[topic.Node])] = reader.LongBits;
            }
            else if (topic.Type == MessageType.DData && name == MetricName.RecordNumber)
            {
                number = reader.LongBits;
            }
            else if (topic.Type == MessageType.DData)
            {
                double? value = reader.IsNull ? null : reader.ValueKind == WireValue.Double ? reader.DoubleValue : reader.FloatValue;
                Readings.Add((device, name, reader.MetricTimestamp, value, Math.Max(0, reader.Reason)));
            }
        }

        Assert.Equal(WireError.None, reader.Error);
        if (number > 0)
        {
            var id = (topic.Node, _stores[topic.Node], number);
            Records[id] = Records.GetValueOrDefault(id) + 1;
        }
    }
}
