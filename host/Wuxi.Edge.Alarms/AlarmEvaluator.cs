using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Workshop;

namespace Wuxi.Edge.Alarms;

/// <summary>
/// One alarm as a state machine (ISA-18.2): readings, time and operators in, transitions out. It knows no clock, no sink
/// and no other alarm. Not thread safe: one owner.
/// </summary>
public sealed class AlarmEvaluator
{
    private AlarmCondition _condition = new(isActive: false, 0, default, null);

    /// <summary>Creates the evaluator of an alarm, in <see cref="AlarmState.Normal"/>.</summary>
    public AlarmEvaluator(AlarmDefinition definition) => Definition = definition;

    /// <summary>What it watches for.</summary>
    public AlarmDefinition Definition { get; }

    /// <summary>State now.</summary>
    public AlarmState State { get; private set; }

    /// <summary>The condition behind the state.</summary>
    public ref readonly AlarmCondition Condition => ref _condition;

    /// <summary>When the last activation began in the workshop, UTC ms.</summary>
    public long ActiveSinceMs { get; private set; }

    /// <summary>When it was raised here, UTC ms.</summary>
    public long RaisedMs { get; private set; }

    /// <summary>The value that raised it.</summary>
    public PointValue Value { get; private set; }

    /// <summary>When <see cref="Tick"/> has something to do, on the monotonic clock, ms.</summary>
    public long DueClockMs => _condition.DueClockMs;

    /// <summary>Takes a live reading, and adds what it changes.</summary>
    /// <param name="observation">The reading.</param>
    /// <param name="nowMs">UTC now, ms.</param>
    /// <param name="into">Where the transitions go, none to two.</param>
    public void Observe(in AlarmObservation observation, long nowMs, List<AlarmTransition> into)
    {
        if (_condition.TryExpire(observation.TimestampMs, Definition.OnDelayMs, Definition.OffDelayMs, out ConditionChange change))
        {
            Follow(change, nowMs, into);
        }

        if (_condition.TryObserve(observation, Definition.OnDelayMs, Definition.OffDelayMs, out change))
        {
            Follow(change, nowMs, into);
        }
    }

    /// <summary>Ends delays that ran out since the last reading; the transition bears the time at which they did.</summary>
    public void Tick(long clockMs, long nowMs, List<AlarmTransition> into)
    {
        if (_condition.TryExpireByClock(clockMs, Definition.OnDelayMs, Definition.OffDelayMs, out ConditionChange change))
        {
            Follow(change, nowMs, into);
        }
    }

    /// <summary>Starts running delays anew: readings are, or may be, missing.</summary>
    public void Restart() => _condition.Restart();

    /// <summary>An operator saw it. False when there is nothing to acknowledge.</summary>
    public bool Acknowledge(string user, long nowMs, List<AlarmTransition> into)
    {
        if (State is not (AlarmState.UnacknowledgedActive or AlarmState.UnacknowledgedReturned))
        {
            return false;
        }

        State = State == AlarmState.UnacknowledgedActive ? AlarmState.AcknowledgedActive : AlarmState.Normal;
        into.Add(Transition(AlarmTransitionKind.Acknowledged, nowMs, _condition.Record, user));
        return true;
    }

    /// <summary>Takes the state from the journal, at start.</summary>
    /// <returns>The transition that tells of it.</returns>
    public AlarmTransition Restore(AlarmTransition last, long nowMs)
    {
        State = last.State;
        ActiveSinceMs = last.ActiveSinceMs;
        RaisedMs = last.Kind == AlarmTransitionKind.Raised ? last.TimestampMs : last.ActiveSinceMs;
        Value = last.Value;
        bool isActive = State is AlarmState.UnacknowledgedActive or AlarmState.AcknowledgedActive;
        _condition = new AlarmCondition(isActive, isActive ? last.ActiveSinceMs : last.TimestampMs, last.Value, last.Record);
        return Transition(AlarmTransitionKind.Restored, nowMs, last.Record, user: null);
    }

    /// <summary>
    /// The replay of the node's backlog has reached the present: takes its condition for true, and adds what that changes.
    /// </summary>
    /// <param name="truth">The condition as the replay found it.</param>
    /// <param name="isComplete">
    /// Whether the replay saw every record there is. If not, it can tell of an earlier activation, not of a later one.
    /// </param>
    /// <param name="nowMs">UTC now, ms.</param>
    /// <param name="into">Where the transitions go, none or one.</param>
    public void Join(in AlarmCondition truth, bool isComplete, long nowMs, List<AlarmTransition> into)
    {
        bool wasActive = _condition.IsActive;
        _condition = truth;
        if (truth.IsActive && wasActive)
        {
            bool isOther = isComplete ? truth.SinceMs != ActiveSinceMs : truth.SinceMs < ActiveSinceMs;
            if (isOther)
            {
                ActiveSinceMs = truth.SinceMs;
                into.Add(Transition(AlarmTransitionKind.Backdated, truth.SinceMs, truth.Record, user: null));
            }
        }
        else if (truth.IsActive != wasActive)
        {
            // Without a record: the replay has journalled this change under its record already.
            long atMs = truth.IsActive ? truth.SinceMs : Math.Max(truth.SinceMs, ActiveSinceMs);
            Follow(new ConditionChange(truth.IsActive, atMs, truth.SinceMs, truth.Value, Record: null), nowMs, into);
        }
    }

    private void Follow(in ConditionChange change, long nowMs, List<AlarmTransition> into)
    {
        if (change.IsActive)
        {
            State = AlarmState.UnacknowledgedActive;
            ActiveSinceMs = change.AtMs;
            RaisedMs = nowMs;
            Value = change.Value;
            into.Add(Transition(AlarmTransitionKind.Raised, change.AtMs, change.Record, user: null));
        }
        else
        {
            State = State == AlarmState.AcknowledgedActive ? AlarmState.Normal : AlarmState.UnacknowledgedReturned;
            into.Add(Transition(AlarmTransitionKind.Returned, change.AtMs, change.Record, user: null) with { Value = change.Value });
        }
    }

    private AlarmTransition Transition(AlarmTransitionKind kind, long atMs, RecordId? record, string? user) =>
        new(Definition.Id, kind, State, Definition.Priority, atMs, ActiveSinceMs, Value, record, IsReplay: false, user);
}
