namespace Wuxi.Edge.Abstractions;

/// <summary>History. Safe for use by many threads; every call sees committed data only.</summary>
public interface IHistoryQuery
{
    /// <summary>The readings of one point with <paramref name="fromMs"/> ≤ time &lt; <paramref name="toMs"/>, in order of time, streamed.</summary>
    IEnumerable<Reading> ReadRange(string pointId, long fromMs, long toMs);

    /// <summary>The same range in <paramref name="buckets"/> equal intervals.</summary>
    IReadOnlyList<TrendBucket> ReadTrend(string pointId, long fromMs, long toMs, int buckets);

    /// <summary>The gap ledger of a node (or of all when null), newest first.</summary>
    IReadOnlyList<GapEntry> ReadGaps(string? node, int limit);

    /// <summary>Journalled alarm transitions, newest first.</summary>
    IReadOnlyList<AlarmTransition> ReadAlarms(long fromMs, long toMs, int limit);

    /// <summary>Proof for one node and span of time: what is stored and what is missing.</summary>
    Completeness ReadCompleteness(string node, long fromMs, long toMs);

    /// <summary>Totals over the whole database, for the summary.</summary>
    HistoryTotals ReadTotals();
}
