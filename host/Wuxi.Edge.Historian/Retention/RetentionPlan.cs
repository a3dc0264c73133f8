using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Historian.Segments;

namespace Wuxi.Edge.Historian.Retention;

/// <summary>
/// Which segment loses what next. First what is too old, then, as long as there is too little room, readings from the oldest on, then
/// roll-ups from the oldest on, then whole files. A segment goes by its last record, so nothing goes too early, and some of a month up
/// to a month late.
/// </summary>
/// <param name="Segment">The segment.</param>
/// <param name="Lost">All that it has lost afterwards.</param>
/// <param name="Reason">Why.</param>
internal sealed record RetentionPlan(SegmentInfo Segment, LostParts Lost, RetentionReason Reason)
{
    private const long Megabyte = 1 << 20;

    /// <summary>What is next because there is too little room; null when there is enough, or nothing left to give.</summary>
    /// <param name="catalogue">Segments that may be touched; their bytes count.</param>
    /// <param name="untouchable">Bytes of others.</param>
    public static RetentionPlan? ForRoom(IReadOnlyCollection<SegmentInfo> catalogue, long untouchable, in RetentionState state, HistorianOptions options)
    {
        long bytes = catalogue.Sum(segment => segment.Bytes) + untouchable + state.OtherBytes;
        if (options.QuotaMegabytes > 0 && bytes > options.QuotaMegabytes * Megabyte)
        {
            return Oldest(catalogue, LostParts.Readings, RetentionReason.Quota)
                ?? Oldest(catalogue, LostParts.Readings | LostParts.Rollups, RetentionReason.Quota)
                ?? Oldest(catalogue, LostParts.Everything, RetentionReason.Quota);
        }

        // Somebody else may be filling the disk: readings make room, but what is left of them does not, so it stays.
        return options.FreeMegabytes > 0 && state.FreeBytes < options.FreeMegabytes * Megabyte
            ? Oldest(catalogue, LostParts.Readings, RetentionReason.FreeSpace) : null;
    }

    /// <summary>What is next because it is too old; null for nothing.</summary>
    public static RetentionPlan? ForAge(IReadOnlyCollection<SegmentInfo> catalogue, long nowMs, HistorianOptions options)
    {
        // Without a battery the clock may come up years ahead: age counts from the newest record when that is earlier.
        long newestMs = catalogue.Count == 0 ? nowMs : Math.Min(nowMs, catalogue.Max(segment => segment.ToMs));
        foreach (SegmentInfo segment in InOrder(catalogue))
        {
            LostParts lost = segment.Lost | TooOld(segment, newestMs, options);
            if (lost != segment.Lost)
            {
                return new RetentionPlan(segment, lost, RetentionReason.Age);
            }
        }

        return null;
    }

    /// <summary>The part that holds the readings of a kind of point.</summary>
    public static LostParts PartOf(PointKind kind) => kind switch
    {
        PointKind.Counter => LostParts.Counters,
        PointKind.State => LostParts.States,
        _ => LostParts.Gauges,
    };

    private static LostParts TooOld(SegmentInfo segment, long newestMs, HistorianOptions options) =>
        (IsOlder(segment, newestMs, options.KeepGaugeDays) ? LostParts.Gauges : 0)
        | (IsOlder(segment, newestMs, options.KeepCounterDays) ? LostParts.Counters : 0)
        | (IsOlder(segment, newestMs, options.KeepStateDays) ? LostParts.States : 0)
        | (IsOlder(segment, newestMs, options.KeepRollupDays) ? LostParts.Rollups : 0);

    private static bool IsOlder(SegmentInfo segment, long newestMs, int days) =>
        days > 0 && (Int128)newestMs - segment.ToMs > (Int128)days * SegmentInfo.DayMs;

    private static RetentionPlan? Oldest(IEnumerable<SegmentInfo> catalogue, LostParts lost, RetentionReason reason)
    {
        SegmentInfo? oldest = InOrder(catalogue).FirstOrDefault(segment => (segment.Lost | lost) != segment.Lost);
        return oldest is null ? null : new RetentionPlan(oldest, oldest.Lost | lost, reason);
    }

    private static IEnumerable<SegmentInfo> InOrder(IEnumerable<SegmentInfo> catalogue) =>
        catalogue.OrderBy(segment => segment.ToMs).ThenBy(segment => segment.Key);
}
