using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Workshop;

namespace Wuxi.Edge.Alarms.Replay;

/// <summary>
/// The replay evaluator of one alarm: the same condition as the live one, but over every record in the order of numbers,
/// backlog and live alike. What changes goes to the journal only. Loop thread only.
/// </summary>
internal sealed class AlarmReplay(AlarmDefinition definition, int trailCapacity)
{
    private AlarmCondition _condition;
    private long _observedMs;

    /// <summary>The condition as far as the replay has come.</summary>
    public ref readonly AlarmCondition Condition => ref _condition;

    /// <summary>Live readings it has not come to yet.</summary>
    public LiveTrail Trail { get; } = new(trailCapacity);

    /// <summary>Begins at a known state: that of the live evaluator at the last contiguous record.</summary>
    public void Begin(in AlarmCondition at)
    {
        _condition = at;
        _observedMs = at.SinceMs;
        Trail.Clear();
    }

    /// <summary>Takes another state to begin at; the trail stays.</summary>
    public void Assume(in AlarmCondition at) => _condition = at;

    /// <summary>Records are missing for ever: delays start anew.</summary>
    public void Restart() => _condition.Restart();

    /// <summary>
    /// Passes records that another run of the gateway has evaluated, of which only the state at their end is known.
    /// </summary>
    /// <param name="journalled">The state at their end.</param>
    /// <param name="into">What changed, at the earliest time it can have done so.</param>
    public void Take(in AlarmCondition journalled, List<ConditionChange> into)
    {
        if (journalled.IsActive == _condition.IsActive)
        {
            return;
        }

        if (_condition.IsActive)
        {
            long atMs = Math.Max(journalled.SinceMs, _observedMs);
            into.Add(new ConditionChange(IsActive: false, atMs, _condition.SinceMs, default, journalled.Record));
        }

        _condition = journalled;
    }

    /// <summary>Takes one reading.</summary>
    public void Observe(in AlarmObservation observation, List<ConditionChange> into)
    {
        _observedMs = observation.TimestampMs;
        if (_condition.TryExpire(observation.TimestampMs, definition.OnDelayMs, definition.OffDelayMs, out ConditionChange change))
        {
            into.Add(change);
        }

        if (_condition.TryObserve(observation, definition.OnDelayMs, definition.OffDelayMs, out change))
        {
            into.Add(change);
        }
    }

    /// <summary>Takes the live readings whose numbers the replay has reached.</summary>
    public void Follow(ulong through, List<ConditionChange> into)
    {
        while (Trail.TryTake(through, out TrailEntry entry))
        {
            Observe(entry.Observation, into);
        }
    }

    /// <summary>Ends delays that have run out by now: the replay has reached the present.</summary>
    public void Finish(long nowMs, long clockMs, List<ConditionChange> into)
    {
        // As the live evaluator did: first by the newest reading's time stamp, then by the gateway's clock.
        if (_condition.TryExpire(Trail.NewestMs, definition.OnDelayMs, definition.OffDelayMs, out ConditionChange change))
        {
            into.Add(change);
        }

        _condition.PlaceOnClock(nowMs, clockMs, definition.OnDelayMs, definition.OffDelayMs);
        if (_condition.TryExpireByClock(clockMs, definition.OnDelayMs, definition.OffDelayMs, out change))
        {
            into.Add(change);
        }
    }
}
