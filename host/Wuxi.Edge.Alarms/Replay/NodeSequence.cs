using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Alarms.Replay;

/// <summary>
/// Puts one node's records into the order of their numbers for the replay evaluators, and knows when the replay has
/// reached the live records. In undisturbed operation every record is the next one and nothing is kept.
/// Loop thread only.
/// </summary>
/// <remarks>See the README for the design; the words "next", "join" and "fork" are used as there.</remarks>
internal sealed class NodeSequence(string node, AlarmSlot[] slots, int heldCapacity, IReplayHost host)
{
    private const int RememberedStores = 16;

    private readonly PriorityQueue<HeldRecord, ulong> _held = new();
    private readonly SequenceSegments _segments = new();
    private readonly Queue<ulong> _closedStores = new();
    private readonly List<ConditionChange> _changes = [];
    private ulong _storeId;
    private ulong _next = 1;
    private ulong _newestLive;
    private ulong _storedThrough;
    private bool _hasLive;
    private bool _isComplete = true;
    // Alarms whose last journalled transition lies past the place where the replay begins after a restart.
    private AlarmSlot[] _unsettled = [];

    /// <summary>Whether the replay is behind: live readings must be remembered for it.</summary>
    public bool IsReplaying { get; private set; }

    /// <summary>First number of the newest unbroken run of live records.</summary>
    public ulong SessionStart { get; private set; }

    /// <summary>Takes what was stored before the gateway started. Call before the first record, after the alarms were restored.</summary>
    public void Load(StoreProgress progress)
    {
        if (!progress.IsCurrent)
        {
            Close(progress.StoreId);
            return;
        }

        _storeId = progress.StoreId;
        ulong contiguous = progress.Accounted.Contiguous;
        _next = contiguous + 1;
        foreach ((ulong first, ulong last) in progress.Accounted.Span)
        {
            if (first > contiguous)
            {
                _segments.Add(new SequenceSegment(first, last, SequenceSegmentKind.Stored));
                _storedThrough = last;
            }
        }

        _unsettled = [.. slots.Where(slot => JournalledNumber(slot) > contiguous)];
        if (_segments.Count > 0 || _unsettled.Length > 0)
        {
            Fork();
        }
    }

    /// <summary>Call before a live record is evaluated: starts delays anew where records are missing.</summary>
    /// <returns>False when it is outside the sequence: of a closed store, or of a number that is passed.</returns>
    public bool BeforeLive(RecordId id)
    {
        if (!TryEnter(id.StoreId) || id.Number < _next)
        {
            return false;
        }

        if (!IsReplaying)
        {
            if (id.Number == _next)
            {
                return true;
            }

            Fork();
        }

        if (!_hasLive || id.Number != _newestLive + 1)
        {
            RestartLive();
            SessionStart = id.Number;
        }

        return true;
    }

    /// <summary>Call after a live record was evaluated, and remembered when <see cref="IsReplaying"/>.</summary>
    public void AfterLive(RecordId id)
    {
        if (!IsReplaying)
        {
            _next = id.Number + 1;
            return;
        }

        _segments.Add(new SequenceSegment(id.Number, id.Number, SequenceSegmentKind.Live));
        _newestLive = Math.Max(_newestLive, id.Number);
        _hasLive = true;
        Advance();
    }

    /// <summary>A backlog record.</summary>
    public void OnBacklog(RecordId id, long timestampMs, ReadOnlySpan<HeldReading> readings)
    {
        if (!TryEnter(id.StoreId) || id.Number < _next)
        {
            host.OnLate(id);
            return;
        }

        Fork();
        if (id.Number == _next)
        {
            Replay(id.Number, timestampMs, readings);
            _next++;
        }
        else
        {
            _held.Enqueue(new HeldRecord(id, timestampMs, readings.ToArray()), id.Number);
        }

        Advance();
    }

    /// <summary>Numbers that will never come.</summary>
    public void OnGap(ulong storeId, ulong first, ulong last)
    {
        if (!TryEnter(storeId) || last < _next)
        {
            return;
        }

        Fork();
        RestartLive();
        _segments.Add(new SequenceSegment(Math.Max(first, _next), last, SequenceSegmentKind.Gone));
        Advance();
    }

    /// <summary>The node is away: delays must not run out on values that nobody watches any more.</summary>
    public void OnDeath()
    {
        Fork();
        RestartLive();
        _hasLive = false;
    }

    /// <summary>Lowest number past the missing ones.</summary>
    private ulong FirstKnown => Math.Min(_held.TryPeek(out _, out ulong number) ? number : ulong.MaxValue, _segments.First);

    /// <summary>From here on live and replay evaluators go apart, both from the present state.</summary>
    private void Fork()
    {
        if (IsReplaying)
        {
            return;
        }

        IsReplaying = true;
        _isComplete = true;
        _hasLive = false;
        foreach (AlarmSlot slot in slots)
        {
            slot.Replay.Begin(slot.Live.Condition);
            slot.Live.Restart();
        }
    }

    private void RestartLive()
    {
        foreach (AlarmSlot slot in slots)
        {
            slot.Live.Restart();
        }
    }

    private bool TryEnter(ulong storeId)
    {
        if (storeId == _storeId)
        {
            return true;
        }

        if (_closedStores.Contains(storeId))
        {
            return false;
        }

        if (_storeId != 0)
        {
            // The old store's missing numbers never come. Its replay is the newest that is known, and goes on in the new one.
            Fork();
            while (_held.Count > 0 || _segments.Count > 0)
            {
                SkipMissing();
            }

            PassGap(ulong.MaxValue);
            Close(_storeId);
            _next = 1;
            _newestLive = 0;
            _hasLive = false;
        }

        _storeId = storeId;
        return true;
    }

    private void Close(ulong storeId)
    {
        if (_closedStores.Count >= RememberedStores)
        {
            _closedStores.Dequeue();
        }

        _closedStores.Enqueue(storeId);
    }

    private void Advance()
    {
        TakeReady();
        while (_held.Count > heldCapacity || _segments.Count > heldCapacity)
        {
            // They may still come, and are passed by then; what a replaced store took with it is known to be lost.
            ulong first = _next;
            ulong last = FirstKnown - 1;
            _isComplete = false;
            SkipMissing();
            host.OnSkipped(node, first, last);
        }

        if (_hasLive && _next > _newestLive && _held.Count == 0 && _segments.Count == 0)
        {
            IsReplaying = false;
            _unsettled = [];
            host.OnJoined(slots, _isComplete);
        }
    }

    private void TakeReady()
    {
        while (true)
        {
            if (_segments.TryTake(_next, out SequenceSegment segment))
            {
                Pass(segment);
            }
            else if (_held.TryPeek(out HeldRecord? record, out ulong number) && number <= _next)
            {
                _held.Dequeue();
                if (number < _next)
                {
                    host.OnLate(record.Id);
                    continue;
                }

                Replay(number, record.TimestampMs, record.Readings);
                _next++;
            }
            else
            {
                return;
            }
        }
    }

    private void SkipMissing()
    {
        PassGap(_next);
        _next = Math.Max(_next, FirstKnown);
        TakeReady();
    }

    private void Pass(in SequenceSegment segment)
    {
        if (segment.Last < _next)
        {
            return;
        }

        if (segment.Kind != SequenceSegmentKind.Live)
        {
            PassGap(segment.First);
        }

        if (segment.Kind == SequenceSegmentKind.Stored)
        {
            _isComplete = false;
            if (segment.Last == _storedThrough)
            {
                TakeJournalled();
            }
        }

        _next = segment.Last + 1;
    }

    /// <summary>Everything before <paramref name="number"/> is taken; then records are missing.</summary>
    private void PassGap(ulong number)
    {
        // What the journal knows of came from the missing records: nothing is known of the time before it.
        _unsettled = [];
        foreach (AlarmSlot slot in slots)
        {
            slot.Replay.Follow(number - 1, _changes);
            slot.Replay.Restart();
            Report(slot);
        }
    }

    /// <summary>The state after the newest record that was stored before the start is what the journal says.</summary>
    private void TakeJournalled()
    {
        foreach (AlarmSlot slot in slots)
        {
            if (JournalledNumber(slot) <= _storedThrough)
            {
                slot.Replay.Take(slot.AtStart, _changes);
                Report(slot);
            }
        }
    }

    /// <summary>
    /// The journal's last word on an alarm came from a record that is not stored, or from a live one that was stored past a
    /// hole. At the first record of the replay, the alarm was active only if its activation is older than that record.
    /// </summary>
    private void Settle(long timestampMs)
    {
        foreach (AlarmSlot slot in _unsettled)
        {
            long sinceMs = slot.Live.ActiveSinceMs;
            slot.Replay.Assume(sinceMs < timestampMs
                ? new AlarmCondition(isActive: true, sinceMs, slot.AtStart.Value, slot.AtStart.Record)
                : new AlarmCondition(isActive: false, 0, default, null));
        }

        _unsettled = [];
    }

    private ulong JournalledNumber(AlarmSlot slot) =>
        slot.AtStart.Record is { } record && record.StoreId == _storeId ? record.Number : 0;

    private void Replay(ulong number, long timestampMs, ReadOnlySpan<HeldReading> readings)
    {
        Settle(timestampMs);
        foreach (ref readonly HeldReading reading in readings)
        {
            reading.Slot.Replay.Follow(number - 1, _changes);
            reading.Slot.Replay.Observe(reading.Observation, _changes);
            Report(reading.Slot);
        }
    }

    private void Report(AlarmSlot slot)
    {
        if (_changes.Count > 0)
        {
            host.OnReplayed(slot, _changes);
            _changes.Clear();
        }
    }
}
