using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Alarms.Replay;
using Wuxi.Edge.Workshop;

namespace Wuxi.Edge.Alarms;

/// <summary>One alarm in the stage: its live evaluator, its replay, and for stale alarms when its point was last heard.</summary>
internal sealed class AlarmSlot
{
    private readonly long _staleAfterMs;

    /// <param name="index">Its place in the workshop file, from 0.</param>
    public AlarmSlot(int index, AlarmDefinition definition, AlarmOptions options)
    {
        Index = index;
        Live = new AlarmEvaluator(definition);
        Replay = new AlarmReplay(definition, options.TrailEntries);
        IsStale = definition.Kind == AlarmKind.Stale;
        _staleAfterMs = (long)definition.Point.SilentMs + definition.Point.PeriodMs + options.StaleMarginMs;
    }

    /// <summary>Its place in the workshop file, from 0.</summary>
    public int Index { get; }

    public AlarmEvaluator Live { get; }

    public AlarmReplay Replay { get; }

    /// <summary>Whether it watches for silence. Silence is a matter of the gateway's clock and never replayed.</summary>
    public bool IsStale { get; }

    /// <summary>State of the live condition when the gateway started, as the journal told.</summary>
    public AlarmCondition AtStart { get; set; }

    /// <summary>When the point was last heard, on the monotonic clock, ms.</summary>
    private long HeardClockMs { get; set; }

    private bool IsSilent { get; set; }

    private bool MayBirthCount { get; set; } = true;

    /// <summary>When the stage's tick has to look at it, on the monotonic clock, ms.</summary>
    public long DueClockMs
    {
        get
        {
            long due = Live.DueClockMs;
            return IsStale && !IsSilent ? Math.Min(due, HeardClockMs + _staleAfterMs) : due;
        }
    }

    /// <summary>Counts silence from here: nothing could be heard before.</summary>
    public void StartListening(long clockMs) => HeardClockMs = clockMs;

    /// <summary>
    /// A birth says that the device lives and gives its values, so the silence starts anew. Only once until a reading
    /// comes: a node that is born again and again and never measures must not look alive.
    /// </summary>
    public void HearBirth(long clockMs)
    {
        if (MayBirthCount && !IsSilent)
        {
            HeardClockMs = clockMs;
            MayBirthCount = false;
        }
    }

    /// <summary>The point was heard.</summary>
    public void Hear(in Reading reading, RecordId record, long clockMs, long nowMs, List<AlarmTransition> into)
    {
        HeardClockMs = clockMs;
        MayBirthCount = true;
        IsSilent = false;
        if (Live.Condition.IsActive || Live.Condition.IsPending)
        {
            Live.Observe(new AlarmObservation(ReadingClass.Clear, nowMs, reading.Value, record, clockMs), nowMs, into);
        }
    }

    /// <summary>Does what has fallen due.</summary>
    public void Tick(long clockMs, long nowMs, List<AlarmTransition> into)
    {
        if (IsStale && !IsSilent && clockMs >= HeardClockMs + _staleAfterMs)
        {
            IsSilent = true;
            long silentSinceMs = HeardClockMs + _staleAfterMs;
            Live.Observe(
                new AlarmObservation(ReadingClass.Exceeded, nowMs - (clockMs - silentSinceMs), default, null, silentSinceMs),
                nowMs,
                into);
        }

        Live.Tick(clockMs, nowMs, into);
    }
}
