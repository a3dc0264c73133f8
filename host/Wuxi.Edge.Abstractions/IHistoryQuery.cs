namespace Wuxi.Edge.Abstractions;

/// <summary>History. Safe for use by many threads; every call sees committed data only.</summary>
public interface IHistoryQuery
{
    /// <summary>The readings of one point with <paramref name="fromMs"/> ≤ time &lt; <paramref name="toMs"/>, in order of time, streamed.</summary>
    IEnumerable<Reading> ReadRange(string pointId, long fromMs, long toMs);

    /// <summary>The same range in <paramref name="buckets"/> equal intervals.</summary>
    IReadOnlyList<TrendBucket> ReadTrend(string pointId, long fromMs, long toMs, int buckets);

    /// <summary>
    /// The same out of roll-ups of a minute, where there are any: quicker, and still there when the readings are not. Each minute counts in the
    /// interval it begins in.
    /// </summary>
    IReadOnlyList<TrendBucket> ReadRollupTrend(string pointId, long fromMs, long toMs, int buckets);

    /// <summary>What the readings of a point come to from each boundary to the next: hours, local days, shifts.</summary>
    /// <param name="pointId">The point.</param>
    /// <param name="boundariesMs">Two or more instants, ascending, UTC ms.</param>
    IReadOnlyList<TimeWindow> ReadWindows(string pointId, IReadOnlyList<long> boundariesMs);

    /// <summary>For how long a point had each of its values in a span of time; what is not known is a value of its own.</summary>
    IReadOnlyList<StateDuration> ReadDurations(string pointId, long fromMs, long toMs);

    /// <summary>The newest reading of every point at an instant, which counts; null where there is none.</summary>
    /// <param name="atMs">UTC ms.</param>
    /// <returns>By <see cref="Point.Index"/>.</returns>
    IReadOnlyList<Reading?> ReadLast(long atMs);

    /// <summary>The gap ledger of a node (or of all when null), newest first.</summary>
    IReadOnlyList<GapEntry> ReadGaps(string? node, int limit);

    /// <summary>Journalled alarm transitions, newest first.</summary>
    IReadOnlyList<AlarmTransition> ReadAlarms(long fromMs, long toMs, int limit);

    /// <summary>Proof for one node and span of time: what is stored and what is missing.</summary>
    Completeness ReadCompleteness(string node, long fromMs, long toMs);

    /// <summary>Totals over the whole database, for the summary.</summary>
    HistoryTotals ReadTotals();
}
