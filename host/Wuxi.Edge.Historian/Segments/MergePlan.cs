namespace Wuxi.Edge.Historian.Segments;

/// <summary>
/// Which segments to merge next. Within a day that goes on, eight of a level make one of the next, so that each reading is
/// rewritten a few times only; a day that is over becomes one segment.
/// </summary>
/// <param name="Segments">All of one day.</param>
/// <param name="Level">Level of the result.</param>
internal sealed record MergePlan(IReadOnlyList<SegmentInfo> Segments, int Level)
{
    private const int FanIn = 8;

    /// <summary>A segment is not merged into a larger one beyond this: rewriting would cost more than it gains.</summary>
    private const long LargestBytes = 1L << 30;

    /// <summary>Late readings wait until they are worth rewriting the day for: a share of it.</summary>
    private const int LateShare = 10;

    /// <summary>The next merge that is due, oldest day first; null for none.</summary>
    /// <param name="catalogue">All segments.</param>
    /// <param name="nowMs">UTC ms.</param>
    /// <param name="patienceSeconds">How long after its end a day is still waited for.</param>
    public static MergePlan? Next(IEnumerable<SegmentInfo> catalogue, long nowMs, int patienceSeconds)
    {
        foreach (IGrouping<long, SegmentInfo> day in catalogue.Where(segment => segment.Readings > 0).GroupBy(segment => segment.Day).OrderBy(day => day.Key))
        {
            bool isOver = nowMs >= ((day.Key + 1) * SegmentInfo.DayMs) + (2000L * patienceSeconds);
            MergePlan? plan = isOver ? OfClosed([.. day]) : null;
            if ((plan ?? OfOpen([.. day])) is { } due)
            {
                return due;
            }
        }

        return null;
    }

    private static MergePlan? OfOpen(List<SegmentInfo> day)
    {
        foreach (IGrouping<int, SegmentInfo> level in day.GroupBy(segment => segment.Level).OrderBy(level => level.Key))
        {
            List<SegmentInfo> oldest = [.. level.OrderBy(segment => segment.Key).Take(FanIn)];
            if (oldest.Count == FanIn && oldest.Sum(segment => segment.Bytes) <= LargestBytes)
            {
                return new MergePlan(oldest, Math.Min(level.Key, HistorySealer.DayLevel - 1) + 1);
            }
        }

        return null;
    }

    private static MergePlan? OfClosed(List<SegmentInfo> day)
    {
        if ((day.Count == 1 && day[0].Level >= HistorySealer.DayLevel) || day.Sum(segment => segment.Bytes) > LargestBytes)
        {
            return null;
        }

        long whole = day.Where(segment => segment.Level >= HistorySealer.DayLevel).Sum(segment => segment.Bytes);
        long late = day.Where(segment => segment.Level < HistorySealer.DayLevel).Sum(segment => segment.Bytes);
        return late * LateShare >= whole ? new MergePlan(day, HistorySealer.DayLevel) : null;
    }
}
