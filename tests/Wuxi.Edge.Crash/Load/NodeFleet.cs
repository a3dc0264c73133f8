using System.Diagnostics;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Mqtt;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Crash.Load;

/// <summary>The simulated nodes on one real broker, each with a connection and a certificate of its own. One thread.</summary>
public sealed class NodeFleet : IDisposable
{
    private const int PassMs = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TimeProvider _time;
    private readonly MqttClientGroup _group = new();
    private readonly List<MqttClient> _clients = [];
    private readonly List<LoadNode> _nodes = [];
    private readonly bool[] _isReady;
    private readonly bool[] _isOnlineSeen;
    private readonly Queue<(int Node, byte[]? Command)> _inbox = new();

    /// <summary>Connects all nodes and waits until the broker has accepted them.</summary>
    /// <exception cref="BrokerException">One could not be connected.</exception>
    public NodeFleet(LoadPlan plan, LocalCertificateAuthority authority, int port, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(authority);
        _time = time;
        _isReady = new bool[plan.Nodes.Count];
        _isOnlineSeen = new bool[plan.Nodes.Count];
        for (int node = 0; node < plan.Nodes.Count; node++)
        {
            Connect(plan, node, authority.Issue(plan.Nodes[node], CertificateRole.Node).ClientOptions("127.0.0.1", port));
        }

        WaitFor(() => Array.TrueForAll(_isReady, isReady => isReady), Patience, "the broker has not accepted all nodes");
    }

    /// <summary>The nodes.</summary>
    public IReadOnlyList<LoadNode> Nodes => _nodes;

    /// <summary>Whether records are taken.</summary>
    public bool IsSampling { get; set; } = true;

    /// <summary>How far the gateway's disk is at this moment; asked when a confirmation has come.</summary>
    public Func<long> DiskPosition { get; set; } = () => 0;

    /// <summary>What was confirmed, to which node, and how far the disk was at most when the gateway said it.</summary>
    public List<(long Position, int Node, RecordIntervals Confirmed)> Confirmations { get; } = [];

    /// <summary>Whether all nodes have heard that the gateway is there.</summary>
    public bool IsGatewayOnline => Array.TrueForAll(_isOnlineSeen, isOnline => isOnline);

    /// <summary>Whether all nodes have heard that the gateway is gone; then all that it told them before has come, too.</summary>
    public bool IsGatewayOffline => !Array.Exists(_isOnlineSeen, isOnline => isOnline);

    /// <summary>Records taken by all nodes.</summary>
    public ulong Taken => _nodes.Aggregate(0UL, (sum, node) => sum + node.Taken);

    /// <summary>Records confirmed to all nodes.</summary>
    public ulong Confirmed => _nodes.Aggregate(0UL, (sum, node) => sum + node.Confirmed.Count);

    /// <summary>One pass of all nodes; takes some milliseconds.</summary>
    public void Step()
    {
        _group.RunOnce(PassMs);
        while (_inbox.TryDequeue(out (int Node, byte[]? Command) message))
        {
            LoadNode node = _nodes[message.Node];
            ulong before = node.Confirmed.Count;
            if (message.Command is null || node.OnCommand(message.Command))
            {
                node.Bear(NowMs);
            }

            if (node.Confirmed.Count > before)
            {
                Confirmations.Add((DiskPosition(), message.Node, CopyOf(node.Confirmed)));
            }
        }

        foreach (LoadNode node in _nodes)
        {
            node.Work(NowMs, IsSampling);
        }
    }

    /// <summary>Steps for so long, or until <paramref name="isDone"/>; says whether it was.</summary>
    public bool StepUntil(Func<bool> isDone, TimeSpan atMost)
    {
        ArgumentNullException.ThrowIfNull(isDone);
        long start = Stopwatch.GetTimestamp();
        while (!isDone())
        {
            if (Stopwatch.GetElapsedTime(start) >= atMost)
            {
                return false;
            }

            Step();
        }

        return true;
    }

    /// <summary>Steps until something holds.</summary>
    /// <exception cref="TimeoutException">It does not come to hold.</exception>
    public void WaitFor(Func<bool> isDone, TimeSpan atMost, string otherwise)
    {
        if (!StepUntil(isDone, atMost))
        {
            throw new TimeoutException($"{otherwise} within {atMost.TotalSeconds:0} s");
        }
    }

    /// <summary>What was confirmed to all nodes so far, as a starting point for <see cref="Confirmations"/>.</summary>
    public RecordIntervals[] ConfirmedNow() => [.. _nodes.Select(node => CopyOf(node.Confirmed))];

    public void Dispose()
    {
        _group.Dispose();
        _clients.ForEach(client => client.Dispose());
    }

    private static RecordIntervals CopyOf(RecordIntervals intervals)
    {
        var copy = new RecordIntervals();
        foreach ((ulong first, ulong last) in intervals.Ranges)
        {
            copy.Add(first, last);
        }

        return copy;
    }

    private long NowMs => _time.GetUtcNow().ToUnixTimeMilliseconds();

    private void Connect(LoadPlan plan, int index, MqttClientOptions options)
    {
        string id = plan.Nodes[index];
        string state = Topic.FormatState("gateway");
        var client = new MqttClient(options);
        client.Connected = _ =>
        {
            client.Subscribe(Topic.Format("W1", MessageType.NCmd, id, null!), 0);
            client.Subscribe(state, 1);
        };
        int granted = 0;
        client.Subscribed = _ => _isReady[index] = ++granted == 2;
        client.Disconnected = code => throw new BrokerException($"{id} lost the broker: {code} {client.Diagnosis}");
        client.MessageReceived = (payload, topic, _, _) =>
        {
            byte[] bytes = payload.ToArray();
            if (topic == state)
            {
                OnState(index, bytes);
            }
            else
            {
                _inbox.Enqueue((index, bytes));
            }
        };
        _clients.Add(client);
        _nodes.Add(new LoadNode(plan, index, (type, device, payload) => client.Publish(Topic.Format("W1", type, id, device!), payload, 0, false)));
        if (!client.Connect(Patience, out string error))
        {
            throw new BrokerException($"{id} cannot connect: {error}");
        }

        _group.Add(client);
    }

    private void OnState(int index, byte[] payload)
    {
        if (StateMessage.TryRead(payload, 0, payload.Length, out bool isOnline, out _) != WireError.None)
        {
            return;
        }

        _isOnlineSeen[index] = isOnline;
        if (isOnline)
        {
            _inbox.Enqueue((index, null));
        }
        else
        {
            _nodes[index].Fall();
        }
    }
}
