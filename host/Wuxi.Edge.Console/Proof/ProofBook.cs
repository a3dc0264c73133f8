using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Console;

/// <summary>
/// "Complete, node by node and day by day": asks the historian and remembers, for all readers of the console together. A day
/// that is over is asked for again every five minutes (backlog may still fill it), the present one every ten seconds.
/// Thread safe; a call may take as long as the historian's queries do.
/// </summary>
/// <param name="workshop">For its time zone.</param>
/// <param name="history">The historian.</param>
/// <param name="clock">The gateway's clock.</param>
public sealed class ProofBook(IWorkshopQuery workshop, IHistoryQuery history, TimeProvider clock)
{
    private static readonly TimeSpan KeepPast = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan KeepPresent = TimeSpan.FromSeconds(10);

    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(workshop.TimeZone);
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Node, DateOnly Day), (long AskedAt, Completeness Answer)> _answers = [];

    /// <summary>The last days, today last.</summary>
    /// <param name="node">Its present state says what may still come.</param>
    /// <param name="days">How many; at least 1.</param>
    public IReadOnlyList<DayProof> Last(NodeStatus node, int days)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), _zone).DateTime);
        lock (_gate)
        {
            return [.. Enumerable.Range(0, days).Select(back => Prove(node, today.AddDays(back - days + 1), today))];
        }
    }

    private DayProof Prove(NodeStatus node, DateOnly day, DateOnly today)
    {
        Completeness answer = Ask(node.Id, day, day == today ? KeepPresent : KeepPast);
        DayState state = StateOf(node, answer, day == today);
        return new DayProof(day, state, answer.Records, answer.Gaps.Count, answer.Quarantined, answer.Unreadable);
    }

    private static DayState StateOf(NodeStatus node, Completeness answer, bool isToday)
    {
        if (!answer.IsComplete)
        {
            return DayState.Missing;
        }

        if (node.SinceMs == 0)
        {
            // Not heard of since the gateway started: nobody knows what it holds.
            return answer.Records > 0 ? DayState.Open : DayState.Empty;
        }

        // A node that is away may hold records of any time since it left; numbers that are known and missing, of any day.
        bool mayCome = isToday || node.Missing > 0 || (!node.IsOnline && answer.ToMs > node.SinceMs);
        return mayCome ? DayState.Open : answer.Records > 0 ? DayState.Complete : DayState.Empty;
    }

    private Completeness Ask(string node, DateOnly day, TimeSpan keep)
    {
        long now = clock.GetTimestamp();
        if (!_answers.TryGetValue((node, day), out (long AskedAt, Completeness Answer) known) || clock.GetElapsedTime(known.AskedAt, now) > keep)
        {
            known = (now, history.ReadCompleteness(node, StartMs(day), StartMs(day.AddDays(1))));
            _answers[(node, day)] = known;
        }

        return known.Answer;
    }

    private long StartMs(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        // Where summer time begins at midnight the day starts an hour later.
        TimeSpan offset = _zone.IsInvalidTime(midnight) ? _zone.GetUtcOffset(midnight.AddHours(1)) : _zone.GetUtcOffset(midnight);
        return new DateTimeOffset(midnight, offset).ToUnixTimeMilliseconds();
    }
}
