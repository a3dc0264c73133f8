using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Ingest.Births;
using Wuxi.Edge.Ingest.Records;
using Wuxi.Edge.Wire;
using Wuxi.Edge.Workshop;

namespace Wuxi.Edge.Ingest.Sessions;

/// <summary>One node of the workshop file and its Sparkplug session. Loop thread only.</summary>
internal sealed partial class NodeSession
{
    private readonly NodeDefinition _definition;
    private readonly IngestContext _context;
    private readonly string _commandTopic;
    private readonly Dictionary<string, DeviceSession> _devices = new(StringComparer.Ordinal);
    private readonly MetricTable _metrics = new();
    private readonly BirthReader _births;
    private readonly SequenceGate _gate;
    private readonly RebirthRequests _rebirths;
    private readonly RecordIntake _intake;
    private readonly SettingsDelivery _settings;
    private bool _isOnline;
    private long _sinceMs;
    private long _bdSeq = -1;
    private int _birthCount;

    public NodeSession(NodeDefinition definition, int index, IngestContext context)
    {
        _definition = definition;
        Index = index;
        _context = context;
        _births = context.Births;
        IngestOptions options = context.Options;
        _commandTopic = Topic.Format(context.Workshop.Id, MessageType.NCmd, definition.Id, null!);
        _gate = new SequenceGate(options.ReorderCapacity, options.MaximumPayloadBytes);
        _rebirths = new RebirthRequests(options.RebirthBackoffMinimumMs, options.RebirthBackoffMaximumMs);
        Faults = new FaultBook(definition.Id, context.Metrics, context.Logger);
        Ledger = new RecordLedger(definition.Id, context);
        _settings = new SettingsDelivery(definition, context, _commandTopic, Faults);
        _intake = new RecordIntake(definition.Id, context, Ledger, _rebirths, Faults, _settings);
        foreach (DeviceDefinition device in definition.Devices)
        {
            _devices.Add(device.Id, new DeviceSession(device.Id, [.. device.Points.Select(point => point.Point)], isKnown: true));
        }
    }

    /// <summary>Its place in the workshop file, from 0.</summary>
    public int Index { get; }

    public FaultBook Faults { get; }

    public RecordLedger Ledger { get; }

    /// <summary>Whether <see cref="Snapshot"/> would differ from the last one.</summary>
    public bool IsChanged { get; set; } = true;

    /// <summary>When <see cref="Tick"/> has something to do, on the monotonic clock, ms; in the past: at once.</summary>
    public long DueClockMs
    {
        get
        {
            long due = Math.Min(Ledger.DueClockMs, _rebirths.DueClockMs);
            if (_gate.WaitingSinceMs is { } since)
            {
                due = Math.Min(due, since + _context.Options.ReorderTimeoutMs);
            }

            if (_underWay > 0)
            {
                due = Math.Min(due, _letGoClockMs + BacklogBudget.ArrivalMs);
            }

            if (IsToConfirm && !_isPutOff)
            {
                due = Math.Min(due, ConfirmDueClockMs);
            }

            return _isOnline ? Math.Min(due, Math.Min(_settings.DueClockMs, OrderDueClockMs)) : due;
        }
    }

    /// <summary>Handles a message of this node.</summary>
    public void Handle(TopicRoute route, byte[] payload, int count, long receivedTicks)
    {
        IsChanged = true;
        WireError error = _context.Reader.Open(payload, 0, count);
        if (error != WireError.None)
        {
            Count(FaultKind.Undecodable, $"{route.Type} {route.DeviceId}: {error} at byte {_context.Reader.ErrorOffset} of {count}");
            return;
        }

        switch (route.Type)
        {
            case MessageType.NBirth:
                OnNodeBirth(payload, count);
                break;
            case MessageType.NDeath:
                OnNodeDeath();
                break;
            default:
                OnSequenced(route, payload, count, receivedTicks);
                break;
        }

        RequestRebirth();
        Confirm();
    }

    /// <summary>Without the broker nothing is known of the node: whoever is still there is born again.</summary>
    public void OnLinkLost()
    {
        IsChanged = true;
        GiveUpMissing();
        if (_isOnline)
        {
            Die();
        }

        _metrics.Clear();
        _rebirths.Satisfy();
    }

    /// <summary>Does what time brings.</summary>
    public void Tick()
    {
        if (_gate.WaitingSinceMs is { } since && _context.ClockMs - since >= _context.Options.ReorderTimeoutMs)
        {
            IsChanged = true;
            GiveUpMissing();
            _rebirths.Want();
        }

        if (_underWay > 0 && _context.ClockMs >= _letGoClockMs + BacklogBudget.ArrivalMs)
        {
            ForgetUnderWay();
        }

        Ledger.Tick();
        RequestRebirth();
        Confirm();
        OrderUpdate();
        if (_isOnline)
        {
            _settings.Tick();
        }
    }

    private void OnSequenced(TopicRoute route, byte[] payload, int count, long receivedTicks)
    {
        PayloadReader reader = _context.Reader;
        if (!_isOnline)
        {
            Count(FaultKind.BeforeBirth, $"{route.Type} {route.DeviceId} before NBIRTH");
            _rebirths.Want();
            return;
        }

        if (!reader.HasSequence || reader.Sequence > byte.MaxValue)
        {
            Count(FaultKind.BadSequence, $"{route.Type} {route.DeviceId} " + (reader.HasSequence ? $"with seq {reader.Sequence}" : "without seq"));
            return;
        }

        int sequence = (int)reader.Sequence;
        switch (_gate.Judge(sequence, _context.ClockMs))
        {
            case SequenceVerdict.Next:
                Process(route, payload.AsSpan(0, count), receivedTicks);
                Drain();
                break;
            case SequenceVerdict.Ahead:
                Count(FaultKind.SequenceReordered, $"seq {sequence} came early");
                Hold(sequence, new HeldMessage(route, payload.AsSpan(0, count).ToArray(), receivedTicks));
                break;
            default:
                // What it says may be of an older birth, so it is not even looked at. A record in it comes again.
                Count(FaultKind.SequenceReplayed, $"seq {sequence} again");
                break;
        }
    }

    private void Hold(int sequence, HeldMessage message)
    {
        _gate.Hold(sequence, message);
        if (_gate.IsOverfull)
        {
            GiveUpMissing();
            _rebirths.Want();
        }
    }

    private void Drain()
    {
        while (_gate.TakeNext(_context.ClockMs) is { } next)
        {
            Replay(next);
        }
    }

    /// <summary>Handles what waits without what is missing: records speak for themselves, and none is lost by it.</summary>
    private void GiveUpMissing()
    {
        while (_gate.Skip(out int missing) is { } next)
        {
            if (missing > 0)
            {
                Count(FaultKind.SequenceGap, $"{missing} messages are missing");
            }

            Replay(next);
        }
    }

    private void Replay(HeldMessage message)
    {
        if (_isOnline && _context.Reader.Open(message.Payload, 0, message.Payload.Length) == WireError.None)
        {
            Process(message.Route, message.Payload, message.ReceivedTicks);
        }
    }

    private void Process(TopicRoute route, ReadOnlySpan<byte> payload, long receivedTicks)
    {
        switch (route.Type)
        {
            case MessageType.DBirth:
                OnDeviceBirth(route);
                break;
            case MessageType.DDeath:
                OnDeviceDeath(route);
                break;
            default:
                OnData(route, payload, receivedTicks);
                break;
        }
    }

    private void OnData(TopicRoute route, ReadOnlySpan<byte> payload, long receivedTicks)
    {
        if (route.DeviceId is not null && DeviceOf(route) is not { IsDeclared: true })
        {
            Count(FaultKind.BeforeBirth, $"DDATA {route.DeviceId} before DBIRTH");
            _rebirths.Want();
            return;
        }

        if (_intake.Accept(route, payload, receivedTicks, _metrics, _birthCount))
        {
            OnBacklogRecord();
        }
    }

    private DeviceSession? DeviceOf(TopicRoute route)
    {
        if (route.Device is null && _devices.TryGetValue(route.DeviceId!, out DeviceSession? device))
        {
            route.Device = device;
        }

        return route.Device;
    }

    private void RequestRebirth()
    {
        if (!_rebirths.IsDue(_context.ClockMs))
        {
            return;
        }

        PayloadWriter writer = _context.Command;
        writer.Begin(_context.NowMs);
        writer.BeginMetric(MetricName.Rebirth, -1, _context.NowMs, DataType.Boolean, false);
        writer.WriteBoolean(true);
        writer.EndMetric();
        writer.End(-1);
        if (_context.PublishCommand(_commandTopic))
        {
            _rebirths.MarkSent(_context.ClockMs);
            _context.Metrics.CountRebirth();
            IngestLog.RebirthRequested(_context.Logger, _definition.Id);
        }
    }

    private void Count(string kind, string detail) => Faults.Count(kind, detail, _context.NowMs);
}
