using Wuxi.Edge.Historian.Retention;

namespace Wuxi.Edge.Historian.Segments;

/// <summary>
/// Which segments to merge next. Within a day that goes on, eight of a level make one of the next, so that each reading is
/// rewritten a few times only; a day that is over becomes one segment, and a month that is over too, as long as it is small.
/// </summary>
/// <param name="Segments">All of one day or month.</param>
/// <param name="Day">Day of the result.</param>
/// <param name="Level">Level of the result.</param>
internal sealed record MergePlan(IReadOnlyList<SegmentInfo> Segments, long Day, int Level)
{
    /// <summary>Level of a segment that holds its whole day.</summary>
    public const int DayLevel = 100;

    /// <summary>Level of a segment that holds its whole month.</summary>
    public const int MonthLevel = 101;

    /// <summary>No segment is made larger than about this: rewriting would cost more than it gains.</summary>
    public const long LargestBytes = 1L << 29;

    private const int FanIn = 8;

    /// <summary>Late readings wait until they are worth rewriting the rest for: a share of it.</summary>
    private const int LateShare = 10;

    /// <summary>The next merge that is due, oldest first; null for none.</summary>
    /// <param name="catalogue">All segments.</param>
    /// <param name="nowMs">UTC ms.</param>
    /// <param name="patienceMs">How long after its end a day or month is still waited for.</param>
    public static MergePlan? Next(IEnumerable<SegmentInfo> catalogue, long nowMs, long patienceMs)
    {
        List<SegmentInfo> withReadings = [.. catalogue.Where(IsWhole)];
        foreach (IGrouping<long, SegmentInfo> month in withReadings.GroupBy(segment => SegmentInfo.MonthOf(segment.Day).First).OrderBy(month => month.Key))
        {
            foreach (IGrouping<long, SegmentInfo> day in month.Where(segment => segment.Level < MonthLevel).GroupBy(segment => segment.Day).OrderBy(day => day.Key))
            {
                if ((IsOver(day.Key + 1, nowMs, patienceMs) ? Whole([.. day], day.Key, DayLevel) : null) is { } whole)
                {
                    return whole;
                }

                if (Fan([.. day]) is { } fan)
                {
                    return fan;
                }
            }

            if (IsOver(SegmentInfo.MonthOf(month.Key).Next, nowMs, patienceMs) && Whole([.. month], month.Key, MonthLevel) is { } plan)
            {
                return plan;
            }
        }

        return null;
    }

    /// <summary>The merges that leave as few segments as there may be.</summary>
    public static IEnumerable<MergePlan> All(IEnumerable<SegmentInfo> catalogue)
    {
        foreach (IGrouping<long, SegmentInfo> month in catalogue.Where(IsWhole).GroupBy(segment => SegmentInfo.MonthOf(segment.Day).First))
        {
            if (month.Sum(segment => segment.Bytes) <= LargestBytes)
            {
                if (month.Any(segment => segment.Level < MonthLevel))
                {
                    yield return new MergePlan([.. month], month.Key, MonthLevel);
                }

                continue;
            }

            foreach (IGrouping<long, SegmentInfo> day in month.GroupBy(segment => segment.Day))
            {
                if (day.Any(segment => segment.Level < DayLevel) && day.Sum(segment => segment.Bytes) <= LargestBytes)
                {
                    yield return new MergePlan([.. day], day.Key, DayLevel);
                }
            }
        }
    }

    /// <summary>Roll-ups are made of readings, so what has lost any stays as it is.</summary>
    private static bool IsWhole(SegmentInfo segment) => segment.Readings > 0 && segment.Lost == LostParts.None;

    private static bool IsOver(long nextDay, long nowMs, long patienceMs) => nowMs - patienceMs >= nextDay * SegmentInfo.DayMs;

    private static MergePlan? Fan(List<SegmentInfo> day)
    {
        foreach (IGrouping<int, SegmentInfo> level in day.Where(segment => segment.Level < DayLevel).GroupBy(segment => segment.Level).OrderBy(level => level.Key))
        {
            List<SegmentInfo> oldest = [.. level.OrderBy(segment => segment.Key).Take(FanIn)];
            if (oldest.Count == FanIn && oldest.Sum(segment => segment.Bytes) <= LargestBytes)
            {
                return new MergePlan(oldest, oldest[0].Day, Math.Min(level.Key + 1, DayLevel - 1));
            }
        }

        return null;
    }

    private static MergePlan? Whole(List<SegmentInfo> segments, long day, int level)
    {
        if (segments.TrueForAll(segment => segment.Level >= level) || segments.Sum(segment => segment.Bytes) > LargestBytes)
        {
            return null;
        }

        long whole = segments.Where(segment => segment.Level >= level).Sum(segment => segment.Bytes);
        long late = segments.Where(segment => segment.Level < level).Sum(segment => segment.Bytes);
        return late * LateShare >= whole ? new MergePlan(segments, day, level) : null;
    }
}
