using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Alarms.Replay;
using Wuxi.Edge.Workshop;

namespace Wuxi.Edge.Alarms;

/// <summary>
/// The shell around the evaluators: hands readings to the alarms of their points, transitions to sinks and journal, and
/// operators' actions to alarms. All on the loop thread, but for <see cref="Active"/>, <see cref="Version"/> and
/// <see cref="Acknowledge"/>, which are safe for use by many threads.
/// </summary>
public sealed partial class AlarmStage : IRecordStage, IAlarmService, IReplayHost
{
    private readonly AlarmOptions _options;
    private readonly AlarmMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly long _ticksPerMs;
    private readonly IAlarmJournal _journal;
    private readonly IAlarmSink[] _sinks;
    private readonly ILogger<AlarmStage> _logger;
    private readonly AlarmSlot[] _slots;
    private readonly GatewayAlarm[] _own;
    private readonly AlarmSlot[]?[] _byPoint;
    private readonly Dictionary<(string Node, string Device), AlarmSlot[]> _staleByDevice;
    private readonly Dictionary<string, AlarmSlot> _byId;
    private readonly Dictionary<string, NodeSequence> _nodes;

    // Loop thread only.
    private readonly List<AlarmTransition> _transitions = [];
    private readonly List<ConditionChange> _changes = [];
    private readonly HashSet<string> _lateNodes = new(StringComparer.Ordinal);
    private HeldReading[] _backlog = new HeldReading[32];
    private readonly DueQueue _due;
    private bool _isActiveChanged;

    // Written by the loop thread, read by all.
    private volatile ActiveAlarms _active = new([], 0);

    // Written by all, read by the loop thread.
    private readonly Channel<OperatorAction> _actions;

    /// <summary>
    /// Builds the stage for the alarms of a workshop, and for those of the gateway on itself. Call <see cref="Start"/> before the first record.
    /// </summary>
    public AlarmStage(
        WorkshopModel workshop,
        AlarmOptions options,
        IAlarmJournal journal,
        IEnumerable<IAlarmSink> sinks,
        AlarmMetrics metrics,
        TimeProvider time,
        ILogger<AlarmStage> logger,
        IEnumerable<IGatewayCondition>? conditions = null)
    {
        ArgumentNullException.ThrowIfNull(workshop);
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _metrics = metrics;
        _time = time;
        _ticksPerMs = Math.Max(1, time.TimestampFrequency / 1000);
        _journal = journal;
        _sinks = [.. sinks];
        _logger = logger;
        _actions = Channel.CreateBounded<OperatorAction>(
            new BoundedChannelOptions(options.OperatorActions) { SingleReader = true });
        AlarmSlot[] watching = [.. workshop.Alarms.Select((alarm, index) => new AlarmSlot(index, alarm, options))];
        _own = [.. (conditions ?? []).Select((condition, index) => GatewayAlarm.Of(condition, watching.Length + index, options))];
        _slots = [.. watching, .. _own.Select(own => own.Slot)];
        _due = new DueQueue(_slots.Length);
        _byId = _slots.ToDictionary(slot => slot.Live.Definition.Id, StringComparer.Ordinal);
        _byPoint = new AlarmSlot[]?[workshop.Points.Count];
        foreach (IGrouping<int, AlarmSlot> point in watching.GroupBy(slot => slot.Live.Definition.Point.Index))
        {
            _byPoint[point.Key] = [.. point];
        }

        _staleByDevice = watching.Where(slot => slot.IsStale)
            .GroupBy(slot => (slot.Live.Definition.Point.Node, slot.Live.Definition.Point.Device))
            .ToDictionary(group => group.Key, group => group.ToArray());
        _nodes = watching.Where(slot => !slot.IsStale)
            .GroupBy(slot => slot.Live.Definition.Point.Node, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group => new NodeSequence(group.Key, [.. group], options.HeldRecords, this),
                StringComparer.Ordinal);
        metrics.WatchActive(() => _active.Alarms.Count);
    }

    /// <inheritdoc/>
    public IReadOnlyList<ActiveAlarm> Active => _active.Alarms;

    /// <inheritdoc/>
    public long Version => _active.Version;

    private long ClockMs => _time.GetTimestamp() / _ticksPerMs;

    private long NowMs => _time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>
    /// Restores the alarms that were open when the gateway stopped, so that outputs are driven again. Loop thread, once,
    /// after the sinks have started and before the first record.
    /// </summary>
    /// <param name="progress">What was stored when the gateway started: those records do not come again.</param>
    public void Start(IReadOnlyList<StoreProgress> progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        long nowMs = NowMs;
        long clockMs = ClockMs;
        foreach (AlarmTransition last in _journal.LoadOpen())
        {
            if (!_byId.TryGetValue(last.AlarmId, out AlarmSlot? slot))
            {
                AlarmLog.UnknownInJournal(_logger, last.AlarmId);
                continue;
            }

            AlarmTransition restored = slot.Live.Restore(last, nowMs);
            slot.AtStart = slot.Live.Condition;
            AlarmLog.Restored(_logger, restored.AlarmId, restored.State, Utc(restored.ActiveSinceMs));
            Tell(restored);
        }

        foreach (StoreProgress store in progress)
        {
            _nodes.GetValueOrDefault(store.Node)?.Load(store);
        }

        foreach (AlarmSlot slot in _slots)
        {
            slot.StartListening(clockMs);
            Plan(slot);
        }

        RefreshActive();
    }

    /// <inheritdoc/>
    public void OnRecord(in RecordHeader record, ReadOnlySpan<Reading> readings)
    {
        NodeSequence? node = _nodes.GetValueOrDefault(record.Id.Node);
        if (record.IsHistorical)
        {
            node?.OnBacklog(record.Id, record.TimestampMs, Watched(record.Id, readings));
        }
        else
        {
            OnLive(node, record.Id, readings);
        }
    }

    /// <inheritdoc/>
    public void OnGap(string node, ulong storeId, ulong first, ulong last) =>
        _nodes.GetValueOrDefault(node)?.OnGap(storeId, first, last);

    /// <inheritdoc/>
    public void OnNode(in NodeEvent nodeEvent)
    {
        if (nodeEvent.Kind == NodeEventKind.NodeDeath)
        {
            _nodes.GetValueOrDefault(nodeEvent.Node)?.OnDeath();
        }
        else if (nodeEvent.Kind == NodeEventKind.DeviceBirth)
        {
            long clockMs = ClockMs;
            foreach (AlarmSlot slot in _staleByDevice.GetValueOrDefault((nodeEvent.Node, nodeEvent.Device!)) ?? [])
            {
                slot.HearBirth(clockMs);
            }
        }
    }

    /// <inheritdoc/>
    public void Tick(long nowMs)
    {
        while (_actions.Reader.TryRead(out OperatorAction action))
        {
            if (!_byId.TryGetValue(action.AlarmId, out AlarmSlot? slot)
                || !slot.Live.Acknowledge(action.User, nowMs, _transitions))
            {
                AlarmLog.NothingToAcknowledge(_logger, action.AlarmId, action.User);
            }
        }

        long clockMs = ClockMs;
        foreach (GatewayAlarm own in _own)
        {
            own.Look(clockMs, nowMs, _transitions);
            Plan(own.Slot);
        }

        while (_due.TryTake(clockMs, out int index))
        {
            _slots[index].Tick(clockMs, nowMs, _transitions);
            Plan(_slots[index]);
        }

        Publish();
        if (_isActiveChanged)
        {
            RefreshActive();
        }
    }

    /// <inheritdoc/>
    public void Acknowledge(string alarmId, string user)
    {
        if (!_actions.Writer.TryWrite(new OperatorAction(alarmId, user)))
        {
            AlarmLog.TooManyActions(_logger, alarmId, user, _options.OperatorActions);
        }
    }

    private void OnLive(NodeSequence? node, RecordId id, ReadOnlySpan<Reading> readings)
    {
        bool isInSequence = node is not null && node.BeforeLive(id);
        NodeSequence? remembering = isInSequence && node!.IsReplaying ? node : null;
        long nowMs = 0;
        long clockMs = AlarmCondition.Never;
        foreach (ref readonly Reading reading in readings)
        {
            if (SlotsOf(reading.Point) is not { } slots)
            {
                continue;
            }

            if (clockMs == AlarmCondition.Never)
            {
                // Most records have no alarm on them and need no time.
                nowMs = NowMs;
                clockMs = ClockMs;
            }

            foreach (AlarmSlot slot in slots)
            {
                Evaluate(slot, reading, id, nowMs, clockMs, remembering);
            }
        }

        // Outputs first; what the replay finds can wait.
        Publish();
        if (isInSequence)
        {
            node!.AfterLive(id);
        }
    }

    private void Evaluate(AlarmSlot slot, in Reading reading, RecordId id, long nowMs, long clockMs, NodeSequence? remembering)
    {
        if (slot.IsStale)
        {
            slot.Hear(reading, id, clockMs, nowMs, _transitions);
        }
        else
        {
            long lagMs = nowMs - reading.TimestampMs;
            long sampledClockMs = lagMs >= 0 && lagMs <= _options.MaximumLagMs ? clockMs - lagMs : clockMs;
            AlarmObservation observation = Observe(slot, reading, id, sampledClockMs);
            slot.Live.Observe(observation, nowMs, _transitions);
            if (remembering is not null)
            {
                slot.Replay.Trail.Add(new TrailEntry(id.Number, observation), remembering.SessionStart);
            }
        }

        Plan(slot);
    }

    private ReadOnlySpan<HeldReading> Watched(RecordId id, ReadOnlySpan<Reading> readings)
    {
        int count = 0;
        foreach (ref readonly Reading reading in readings)
        {
            foreach (AlarmSlot slot in SlotsOf(reading.Point) ?? [])
            {
                if (slot.IsStale)
                {
                    continue;
                }

                if (count == _backlog.Length)
                {
                    Array.Resize(ref _backlog, count * 2);
                }

                _backlog[count++] = new HeldReading(slot, Observe(slot, reading, id, AlarmCondition.Never));
            }
        }

        return _backlog.AsSpan(0, count);
    }

    private static AlarmObservation Observe(AlarmSlot slot, in Reading reading, RecordId id, long clockMs) =>
        new(ReadingClassifier.Classify(slot.Live.Definition, reading), reading.TimestampMs, reading.Value, id, clockMs);

    /// <summary>Null for a point without alarms, as most are.</summary>
    private AlarmSlot[]? SlotsOf(int point) => (uint)point < (uint)_byPoint.Length ? _byPoint[point] : null;

    private void Plan(AlarmSlot slot) => _due.Set(slot.Index, slot.DueClockMs);

    private void Publish()
    {
        foreach (AlarmTransition transition in _transitions)
        {
            Tell(transition);
            _journal.Append(transition);
            _metrics.Count(transition);
            Log(transition);
        }

        _transitions.Clear();
    }

    private void Tell(AlarmTransition transition)
    {
        foreach (IAlarmSink sink in _sinks)
        {
            sink.OnTransition(transition);
        }

        _isActiveChanged = true;
    }

    private void Log(AlarmTransition transition)
    {
        switch (transition.Kind)
        {
            case AlarmTransitionKind.Raised:
                AlarmLog.Raised(_logger, transition.AlarmId, transition.Priority, Utc(transition.ActiveSinceMs), transition.Value);
                break;
            case AlarmTransitionKind.Returned:
                AlarmLog.Returned(_logger, transition.AlarmId, Utc(transition.TimestampMs), transition.Value);
                break;
            case AlarmTransitionKind.Acknowledged:
                AlarmLog.Acknowledged(_logger, transition.AlarmId, transition.User ?? "", transition.State);
                break;
            default:
                AlarmLog.Backdated(_logger, transition.AlarmId, Utc(transition.ActiveSinceMs));
                break;
        }
    }

    private static DateTime Utc(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms).UtcDateTime;

    private void RefreshActive()
    {
        _isActiveChanged = false;
        _active = ActiveAlarms.Of(_slots, _active.Version + 1);
    }
}
