using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Ingest.Births;
using Wuxi.Edge.Ingest.Records;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Ingest.Sessions;

/// <content>Births and deaths.</content>
internal sealed partial class NodeSession
{
    private void OnNodeBirth(byte[] payload, int count)
    {
        PayloadReader reader = _context.Reader;
        if (_gate.Count > 0)
        {
            // What waits belongs to the session that ends here.
            GiveUpMissing();
            reader.Open(payload, 0, count);
        }

        if (_births.Read(reader, null, [], _context.NowMs) is { } error)
        {
            Count(FaultKind.Undecodable, $"NBIRTH: {error}");
            _rebirths.Want();
            return;
        }

        NodeFacts facts = _births.Facts;
        if (facts.BdSeq < 0)
        {
            Count(FaultKind.BadBirth, "NBIRTH without bdSeq: no NDEATH can be told to belong to it");
        }

        if (!reader.HasSequence || reader.Sequence != 0)
        {
            // One chapter of the specification demands 0, another allows any; so it is told, and taken.
            Count(FaultKind.BirthSequence, reader.HasSequence ? $"NBIRTH with seq {reader.Sequence}" : "NBIRTH without seq");
        }

        long bornMs = _context.EventTime(reader.HasTimestamp, reader.Timestamp);
        _bdSeq = facts.BdSeq;
        _birthCount++;
        _rebirths.Satisfy();
        _gate.Reset(reader.HasSequence ? (int)(reader.Sequence % 256) : 0);
        _metrics.Clear();
        Declare();
        foreach (DeviceSession device in _devices.Values)
        {
            // Stale until its own birth.
            device.IsDeclared = false;
            device.SetOnline(false, bornMs);
            _context.Live.SetPresence(device.Points, LivePresence.DeviceAway);
        }

        _deviceStatuses = null;
        SetOnline(true, bornMs);
        TakeUpdate(facts.Update);
        OpenStore(facts, bornMs);
        _settings.OnBirth(facts.Settings);
        IngestLog.NodeBorn(
            _context.Logger, _definition.Id, _bdSeq, facts.StoreId ?? 0, facts.StoreFirst ?? 0, facts.StoreLast ?? 0);
        _context.TellStages(new NodeEvent(NodeEventKind.NodeBirth, _definition.Id, null, bornMs));
    }

    private void OpenStore(in NodeFacts facts, long bornMs)
    {
        if (facts.StoreId is not { } storeId || facts.StoreFirst is not { } first || facts.StoreLast is not { } last
            || !StoreForm.IsValid(storeId, first, last))
        {
            // Its records cannot be told apart, so none is taken until it says whose they are.
            Ledger.Suspend();
            _rebirths.Want();
            Count(FaultKind.BadBirth, $"NBIRTH with store {facts.StoreId}, records {facts.StoreFirst} to {facts.StoreLast}");
            return;
        }

        ulong? before = Ledger.Current?.Id;
        StoreOpening opening = Ledger.Open(storeId, first, last, bornMs);
        if (before != storeId)
        {
            _intake.Forget();
        }

        if (opening == StoreOpening.Returned)
        {
            Count(FaultKind.SecondClient, $"store {storeId:x} is back after {before:x}: two devices use this node id, or their memories were swapped");
        }
        else if (opening == StoreOpening.Regressed)
        {
            Count(FaultKind.StoreRegressed, $"last record {last} announced, {Ledger.Current!.LastKnown} was seen");
        }
    }

    private void OnNodeDeath()
    {
        if (_births.Read(_context.Reader, null, [], _context.NowMs) is { } error)
        {
            Count(FaultKind.Undecodable, $"NDEATH: {error}");
        }
        else if (!_isOnline)
        {
            // The will of a session that ended in order, or of one from before we were connected.
            return;
        }
        else if (_births.Facts.BdSeq != _bdSeq || _bdSeq < 0)
        {
            Count(FaultKind.LateDeath, $"NDEATH of session {_births.Facts.BdSeq}, the present one is {_bdSeq}");
        }
        else
        {
            GiveUpMissing();
            Die();
        }
    }

    private void Die()
    {
        foreach (DeviceSession device in _devices.Values)
        {
            device.SetOnline(false, _context.NowMs);
            _context.Live.SetPresence(device.Points, LivePresence.NodeAway);
        }

        _deviceStatuses = null;
        _rebirths.Satisfy();
        SetOnline(false, _context.NowMs);
        IngestLog.NodeDied(_context.Logger, _definition.Id);
        _context.TellStages(new NodeEvent(NodeEventKind.NodeDeath, _definition.Id, null, _context.NowMs));
    }

    private void OnDeviceBirth(TopicRoute route)
    {
        if (DeviceOf(route) is not { } device && !TryAddStranger(route, out device))
        {
            return;
        }

        PayloadReader reader = _context.Reader;
        if (_births.Read(reader, device.Id, device.Points, _context.NowMs) is { } error)
        {
            Count(FaultKind.Undecodable, $"DBIRTH {device.Id}: {error}");
            _rebirths.Want();
            return;
        }

        long bornMs = _context.EventTime(reader.HasTimestamp, reader.Timestamp);
        _metrics.Remove(device.Id);
        Declare();
        device.IsDeclared = true;
        device.SetOnline(true, bornMs);
        _deviceStatuses = null;
        _context.Live.SetPresence(device.Points, LivePresence.There);
        if (device.IsKnown)
        {
            _context.TellStages(new NodeEvent(NodeEventKind.DeviceBirth, _definition.Id, device.Id, bornMs));
        }
    }

    private void OnDeviceDeath(TopicRoute route)
    {
        if (DeviceOf(route) is not { IsOnline: true } device)
        {
            return;
        }

        PayloadReader reader = _context.Reader;
        long diedMs = _context.EventTime(reader.HasTimestamp, reader.Timestamp);
        device.SetOnline(false, diedMs);
        _deviceStatuses = null;
        _context.Live.SetPresence(device.Points, LivePresence.DeviceAway);
        if (device.IsKnown)
        {
            _context.TellStages(new NodeEvent(NodeEventKind.DeviceDeath, _definition.Id, device.Id, diedMs));
        }
    }

    /// <summary>Takes over what the birth just read declares; birth values are for the live picture only.</summary>
    private void Declare()
    {
        _metrics.Reserve(_births.HighestAlias);
        foreach (DeclaredMetric metric in _births.Metrics)
        {
            string name = metric.Entry.Name;
            if (metric.Entry.Role == MetricRole.Unknown)
            {
                Count(FaultKind.UnknownMetric, $"{metric.Entry.Device} {name}");
            }
            else if (metric.Fault is { } fault)
            {
                Count(fault, $"{metric.Entry.Device} {name} in its birth");
            }

            if (!_metrics.TryAdd(metric.Alias, metric.Entry))
            {
                Count(FaultKind.AliasConflict, $"alias {metric.Alias} of {metric.Entry.Device} {name} is another metric's too");
            }

            if (metric.Value is { } value)
            {
                ShowBirthValue(value, name);
            }
        }
    }

    private void ShowBirthValue(in Reading value, string name)
    {
        if (_context.JudgeTime(value.TimestampMs) is { } fault)
        {
            Count(fault, $"{name} in its birth is stamped {value.TimestampMs}, the gateway has {_context.NowMs}");
            return;
        }

        _context.Live.Update(new ReadOnlySpan<Reading>(in value), _context.Time.GetTimestamp());
    }

    private bool TryAddStranger(TopicRoute route, out DeviceSession device)
    {
        Count(FaultKind.UnknownDevice, route.DeviceId!);
        device = new DeviceSession(route.DeviceId!, [], isKnown: false);
        if (_devices.Count - _definition.Devices.Count >= _context.Options.RememberedStrangers)
        {
            return false;
        }

        _devices.Add(device.Id, device);
        _deviceStatuses = null;
        route.Device = device;
        return true;
    }

    private void SetOnline(bool isOnline, long atMs)
    {
        if (_isOnline != isOnline || _sinceMs == 0)
        {
            _sinceMs = atMs;
        }

        if (_isOnline != isOnline)
        {
            _context.OnlineNodes += isOnline ? 1 : -1;
        }

        BeginWindow();
        _isOnline = isOnline;
    }
}
