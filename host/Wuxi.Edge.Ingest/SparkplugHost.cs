using Microsoft.Extensions.Logging;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Ingest.Sessions;
using Wuxi.Edge.Ingest.Updates;
using Wuxi.Edge.Wire;
using Wuxi.Edge.Workshop;

namespace Wuxi.Edge.Ingest;

/// <summary>
/// The primary host application of a workshop (Eclipse Sparkplug B 3.0): keeps its STATE, follows the sessions of all nodes,
/// gives every record to the stages once, sees that the historian gets it, and tells the nodes what is on disk.
/// </summary>
/// <remarks>
/// Pure: messages, time and commits in; records, commands and pictures out. One thread calls everything but <see cref="Nodes"/>,
/// <see cref="Live"/> and <see cref="Interlocks"/>, which are safe for use by many threads. Exceptions of stages end the call and the gateway with it;
/// nothing that a message holds makes one.
/// </remarks>
public sealed class SparkplugHost : INodeQuery
{
    private const int LeastSessionsPerTick = 64;
    private const int TicksPerRound = 50;

    private readonly IngestContext _context;
    private readonly Dictionary<string, NodeSession> _sessions = new(StringComparer.Ordinal);
    private readonly NodeSession[] _inOrder;
    private readonly DueQueue _agenda;
    private readonly Strangers _strangers;
    private readonly TopicRoutes _routes;
    private readonly HostState _state;
    private readonly InterlockResets _resets;
    private readonly NodeStatus[] _statuses;
    private long _snapshotDueClockMs;
    private volatile IReadOnlyList<NodeStatus> _nodes = [];

    /// <summary>Builds the host and loads what the historian knows.</summary>
    /// <param name="options">Settings.</param>
    /// <param name="workshop">Which nodes and points there are.</param>
    /// <param name="time">The clock.</param>
    /// <param name="writer">The way into the historian.</param>
    /// <param name="stages">Called inline in this order.</param>
    /// <param name="link">The way out.</param>
    /// <param name="metrics">Counters.</param>
    /// <param name="logger">Log.</param>
    /// <param name="isTimeKnown">Whether the gateway's UTC can be believed; by default from <see cref="IngestOptions.ClockKnownFromMs"/> on.</param>
    /// <param name="updates">Standing orders to update; null: there are none.</param>
    public SparkplugHost(
        IngestOptions options,
        WorkshopModel workshop,
        TimeProvider time,
        IRecordWriter writer,
        IReadOnlyList<IRecordStage> stages,
        IHostLink link,
        IngestMetrics metrics,
        ILogger<SparkplugHost> logger,
        Func<bool>? isTimeKnown = null,
        IUpdateOrders? updates = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(workshop);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(writer);
        _context = new IngestContext(options, workshop, time, writer, stages, link, metrics, logger, isTimeKnown) { Updates = updates };
        _state = new HostState(options.HostId);
        _strangers = new Strangers(_context);
        _resets = new InterlockResets(_context);
        _inOrder = [.. workshop.Nodes.Select((node, index) => new NodeSession(node, index, _context))];
        _agenda = new DueQueue(_inOrder.Length);
        _statuses = new NodeStatus[_inOrder.Length];
        for (int i = 0; i < _inOrder.Length; i++)
        {
            _sessions.Add(workshop.Nodes[i].Id, _inOrder[i]);
        }

        foreach (StoreProgress progress in writer.LoadProgress())
        {
            if (_sessions.TryGetValue(progress.Node, out NodeSession? session))
            {
                session.Ledger.Load(progress);
            }
        }

        _routes = new TopicRoutes(_context, _sessions, _strangers);
        Subscriptions =
        [
            new HostSubscription(_state.Topic, 1),
            new HostSubscription($"spBv1.0/{workshop.Id}/#", 0),
        ];
        TakeSnapshot();
    }

    /// <summary>What the link must subscribe to, before <see cref="OnConnected"/>.</summary>
    public IReadOnlyList<HostSubscription> Subscriptions { get; }

    /// <summary>Topic of the STATE messages, also of the will.</summary>
    public string StateTopic => _state.Topic;

    /// <inheritdoc/>
    public IReadOnlyList<NodeStatus> Nodes => _nodes;

    /// <summary>The live picture.</summary>
    public ILiveQuery Live => _context.Live;

    /// <summary>The interlocks of the nodes.</summary>
    public IInterlockService Interlocks => _resets;

    /// <summary>
    /// The will of the next connection: to be published by the broker on <see cref="StateTopic"/> with QoS 1, retained. A link
    /// without wills need not call it.
    /// </summary>
    public byte[] PrepareWill()
    {
        SetTime();
        return _state.PrepareWill(_context.NowMs);
    }

    /// <summary>The link is up and subscribed.</summary>
    public void OnConnected()
    {
        SetTime();
        _state.OnConnected(_context.NowMs);
        _state.PublishBirth(_context.Link);
    }

    /// <summary>The link is gone: nothing is known of the nodes until they are born again.</summary>
    public void OnDisconnected()
    {
        SetTime();
        _state.OnDisconnected();
        foreach (NodeSession session in _inOrder)
        {
            session.OnLinkLost();
            Plan(session);
        }
    }

    /// <summary>Says good-bye to the nodes; call before the link is ended in order.</summary>
    public void Leave()
    {
        SetTime();
        _state.PublishDeath(_context.Link, _context.NowMs);
    }

    /// <summary>A message came.</summary>
    /// <param name="topic">Its topic; equal topics should be the same string, which saves looking at it.</param>
    /// <param name="payload">Holds the message from its beginning; not kept.</param>
    /// <param name="count">Bytes of the message.</param>
    public void OnMessage(string topic, byte[] payload, int count)
    {
        ArgumentNullException.ThrowIfNull(topic);
        ArgumentNullException.ThrowIfNull(payload);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)count, (uint)payload.Length, nameof(count));
        long receivedTicks = SetTime();
        _context.Metrics.CountMessage();
        TopicRoute route = _routes.Find(topic);
        if (route.Faults is null)
        {
            return;
        }

        if (count > _context.Options.MaximumPayloadBytes)
        {
            Count(route, FaultKind.TooLarge, $"{count} bytes on {topic}");
        }
        else if (route.Node is { } node)
        {
            node.Handle(route, payload, count, receivedTicks);
            Plan(node);
        }
        else if (route.Type == MessageType.State)
        {
            OnOwnState(route, payload, count);
        }
        else
        {
            bool isTopic = route.Type != MessageType.Unknown;
            Count(route, isTopic ? FaultKind.UnknownNode : FaultKind.BadTopic, topic);
        }
    }

    /// <summary>A message came that the broker had kept for us; only STATE is ever kept, so it is counted and not read.</summary>
    public void OnRetained(string topic)
    {
        SetTime();
        TopicRoute route = _routes.Find(topic);
        if (route.Faults is not null)
        {
            Count(route, FaultKind.Retained, topic);
        }
    }

    /// <summary>Messages were too large for the link itself and were dropped there.</summary>
    public void OnOversized(long messages)
    {
        SetTime();
        for (long i = 0; i < messages; i++)
        {
            _strangers.OtherFaults.Count(FaultKind.TooLarge, "dropped by the MQTT client", _context.NowMs);
        }
    }

    /// <summary>Does what time brings, and ticks the stages. Call at least every 100 ms and after each burst of messages.</summary>
    /// <param name="nowMs">UTC ms.</param>
    public void Tick(long nowMs)
    {
        _context.SetTime(nowMs);
        _state.PublishBirth(_context.Link);
        TakeCommitted();
        _resets.Send();
        TickSessions();
        foreach (IRecordStage stage in _context.Stages)
        {
            stage.Tick(nowMs);
        }

        if (_context.ClockMs >= _snapshotDueClockMs)
        {
            TakeSnapshot();
        }
    }

    /// <summary>The sessions for which something is due, so many that messages never wait long; the rest has its turn in the next tick.</summary>
    private void TickSessions()
    {
        int most = Math.Max(LeastSessionsPerTick, _inOrder.Length / TicksPerRound);
        while (most-- > 0 && _agenda.TryTake(_context.ClockMs, out int index))
        {
            NodeSession session = _inOrder[index];
            session.Tick();
            // What could not be done now is tried again with the next tick, not in this one.
            _agenda.Set(index, Math.Max(session.DueClockMs, _context.ClockMs + 1));
        }

        while (_context.Backlog.TryResume(_context.ClockMs, out NodeSession? waiting))
        {
            waiting!.Resume();
            Plan(waiting);
        }
    }

    private void Plan(NodeSession session) => _agenda.Set(session.Index, session.DueClockMs);

    private void OnOwnState(TopicRoute route, byte[] payload, int count)
    {
        if (!_state.OnMessage(payload, count))
        {
            Count(route, FaultKind.BadState, $"{count} bytes that are not a STATE message");
        }

        _state.PublishBirth(_context.Link);
    }

    private void TakeCommitted()
    {
        while (_context.Writer.TryTakeCommitted(out CommittedRange committed))
        {
            if (_sessions.TryGetValue(committed.Node, out NodeSession? session))
            {
                session.Ledger.Commit(committed.StoreId, committed.First, committed.Last);
                session.IsChanged = true;
                Plan(session);
            }
        }
    }

    private void TakeSnapshot()
    {
        // Of thousands of nodes nobody reads so often, and each snapshot of a node costs about as much as a record of it.
        _snapshotDueClockMs = _context.ClockMs + Math.Max(_context.Options.SnapshotIntervalMs, _inOrder.Length / 2);
        var nodes = new List<NodeStatus>(_inOrder.Length);
        for (int i = 0; i < _inOrder.Length; i++)
        {
            if (_inOrder[i].IsChanged)
            {
                _statuses[i] = _inOrder[i].Snapshot();
            }

            nodes.Add(_statuses[i]);
        }

        _strangers.AddTo(nodes);
        _nodes = nodes;
    }

    private void Count(TopicRoute route, string kind, string detail)
    {
        route.Faults!.Count(kind, detail, _context.NowMs);
        if (route.Node is { } node)
        {
            node.IsChanged = true;
        }
    }

    private long SetTime() => _context.SetTime(_context.Time.GetUtcNow().ToUnixTimeMilliseconds());
}
