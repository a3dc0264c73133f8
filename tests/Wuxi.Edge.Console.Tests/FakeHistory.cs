using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Console.Tests;

/// <summary>A history that knows records, gaps, quarantine and damage by their times, and counts how often it is asked.</summary>
internal sealed class FakeHistory : IHistoryQuery
{
    public List<long> Records { get; } = [];

    public List<GapEntry> Gaps { get; } = [];

    public List<long> Quarantine { get; } = [];

    public List<long> Unreadable { get; } = [];

    public int Questions { get; private set; }

    public Completeness ReadCompleteness(string node, long fromMs, long toMs)
    {
        Questions++;
        return new Completeness(
            node,
            fromMs,
            toMs,
            Records.Count(at => at >= fromMs && at < toMs),
            [.. Gaps.Where(gap => gap.ToMs >= fromMs && gap.FromMs < toMs)],
            Quarantine.Count(at => at >= fromMs && at < toMs),
            Unreadable.Count(at => at >= fromMs && at < toMs));
    }

    public IEnumerable<Reading> ReadRange(string pointId, long fromMs, long toMs) => [];

    public IReadOnlyList<TrendBucket> ReadRollupTrend(string pointId, long fromMs, long toMs, int buckets) => [];

    public IReadOnlyList<TimeWindow> ReadWindows(string pointId, IReadOnlyList<long> boundariesMs) => [];

    public IReadOnlyList<StateDuration> ReadDurations(string pointId, long fromMs, long toMs) => [];

    public IReadOnlyList<Reading?> ReadLast(long atMs) => [];

    public IReadOnlyList<TrendBucket> ReadTrend(string pointId, long fromMs, long toMs, int buckets) => [];

    public IReadOnlyList<GapEntry> ReadGaps(string? node, int limit) => Gaps;

    public IReadOnlyList<AlarmTransition> ReadAlarms(long fromMs, long toMs, int limit) => [];

    public HistoryTotals ReadTotals() => new(Records.Count, Records.Count, Gaps.Count, Quarantine.Count, 0);
}
