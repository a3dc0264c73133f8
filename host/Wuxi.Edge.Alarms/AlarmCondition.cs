using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Alarms;

/// <summary>
/// Whether an alarm's condition holds, with deadband and delays, and nothing of operators: the part of the state machine
/// that the live and the replay evaluator share. A mutable value, so that copying it is taking a snapshot.
/// Not thread safe: one owner.
/// </summary>
/// <remarks>
/// A delay is measured on time stamps: the opposite of the present state must hold without a break, so a reading within
/// the deadband or without a usable value starts it anew. Before each reading call <see cref="TryExpire"/>, since a value
/// counts until the next one; between readings call <see cref="TryExpireByClock"/>.
/// </remarks>
public struct AlarmCondition
{
    /// <summary>A clock value that is never reached.</summary>
    public const long Never = long.MaxValue;

    private bool _isPending;
    private long _pendingSinceMs;
    private PointValue _pendingValue;
    private RecordId? _pendingRecord;
    private long _dueClockMs;

    /// <summary>A condition in a known state, without a delay running.</summary>
    public AlarmCondition(bool isActive, long sinceMs, PointValue value, RecordId? record)
    {
        IsActive = isActive;
        SinceMs = sinceMs;
        ActiveSinceMs = isActive ? sinceMs : 0;
        Value = value;
        Record = record;
    }

    /// <summary>Whether the alarm is active.</summary>
    public bool IsActive { get; private set; }

    /// <summary>When it last became active or inactive, UTC ms; 0 when it never did.</summary>
    public long SinceMs { get; private set; }

    /// <summary>Start of the present or last activation, UTC ms; 0 when there was none.</summary>
    public long ActiveSinceMs { get; private set; }

    /// <summary>The value of the last change.</summary>
    public PointValue Value { get; private set; }

    /// <summary>The record of the last change.</summary>
    public RecordId? Record { get; private set; }

    /// <summary>When the running delay ends on the gateway's monotonic clock, ms; <see cref="Never"/> when none runs.</summary>
    public readonly long DueClockMs => _isPending ? _dueClockMs : Never;

    /// <summary>Whether a delay is running.</summary>
    public readonly bool IsPending => _isPending;

    /// <summary>Forgets a running delay: what it counted was not seen without a break.</summary>
    public void Restart()
    {
        _isPending = false;
        _pendingRecord = null;
    }

    /// <summary>Takes a reading. True when it changes the state at once, that is, when there is no delay.</summary>
    public bool TryObserve(in AlarmObservation observation, int onDelayMs, int offDelayMs, out ConditionChange change)
    {
        change = default;
        bool isOpposite = observation.Class == (IsActive ? ReadingClass.Clear : ReadingClass.Exceeded);
        if (!isOpposite)
        {
            if (_isPending)
            {
                Restart();
            }

            return false;
        }

        int delayMs = IsActive ? offDelayMs : onDelayMs;
        if (delayMs <= 0)
        {
            change = Change(observation.TimestampMs, observation.Value, observation.Record);
            return true;
        }

        if (!_isPending)
        {
            _isPending = true;
            _pendingSinceMs = observation.TimestampMs;
            _pendingValue = observation.Value;
            _pendingRecord = observation.Record;
            _dueClockMs = observation.ClockMs == Never ? Never : observation.ClockMs + delayMs;
        }

        return false;
    }

    /// <summary>Ends a delay that has run out by the time stamp of the next reading.</summary>
    public bool TryExpire(long timestampMs, int onDelayMs, int offDelayMs, out ConditionChange change)
    {
        int delayMs = IsActive ? offDelayMs : onDelayMs;
        if (!_isPending || timestampMs - _pendingSinceMs < delayMs)
        {
            change = default;
            return false;
        }

        change = Change(_pendingSinceMs + delayMs, _pendingValue, _pendingRecord);
        return true;
    }

    /// <summary>Ends a delay that has run out by the gateway's monotonic clock.</summary>
    public bool TryExpireByClock(long clockMs, int onDelayMs, int offDelayMs, out ConditionChange change)
    {
        if (!_isPending || clockMs < DueClockMs)
        {
            change = default;
            return false;
        }

        change = Change(_pendingSinceMs + (IsActive ? offDelayMs : onDelayMs), _pendingValue, _pendingRecord);
        return true;
    }

    /// <summary>
    /// Gives a delay that began in a backlog its place on the monotonic clock, now that the backlog is through.
    /// </summary>
    public void PlaceOnClock(long nowMs, long clockMs, int onDelayMs, int offDelayMs)
    {
        if (_isPending && DueClockMs == Never)
        {
            _dueClockMs = clockMs + Math.Max(0, _pendingSinceMs + (IsActive ? offDelayMs : onDelayMs) - nowMs);
        }
    }

    private ConditionChange Change(long atMs, PointValue value, RecordId? record)
    {
        Restart();
        IsActive = !IsActive;
        // A reading that was late may be older than the activation it ends, which then ended as it began.
        SinceMs = IsActive ? atMs : Math.Max(atMs, ActiveSinceMs);
        ActiveSinceMs = IsActive ? atMs : ActiveSinceMs;
        Value = value;
        Record = record;
        return new ConditionChange(IsActive, SinceMs, ActiveSinceMs, value, record);
    }
}
