using System.Globalization;
using Wuxi.Edge.Historian.Retention;

namespace Wuxi.Edge.Historian.Segments;

/// <summary>A row of the catalogue: one segment file. All its records are of one day in UTC, or of one month once that is over.</summary>
/// <param name="Key">Its number; never used twice, part of the file's name.</param>
/// <param name="Day">Days since 1970-01-01, UTC; of a month its first.</param>
/// <param name="Level">How often its readings were merged: 0 straight from batches; see <see cref="MergePlan"/>.</param>
/// <param name="FromMs">Time of the first record, UTC ms.</param>
/// <param name="ToMs">Time of the last.</param>
/// <param name="Records">How many records.</param>
/// <param name="Readings">How many readings; 0 when only roll-ups are kept.</param>
/// <param name="Bytes">Size of the file.</param>
/// <param name="Lost">What was given up of it.</param>
internal sealed record SegmentInfo(
    long Key, long Day, int Level, long FromMs, long ToMs, long Records, long Readings, long Bytes, LostParts Lost = LostParts.None)
{
    /// <summary>Milliseconds of a day.</summary>
    public const long DayMs = 86_400_000;

    /// <summary>9999-12-31.</summary>
    private const long LastDay = 2_932_896;

    /// <summary>Name of the file in the folder of segments, e.g. <c>2026-11-30-000123.wxs</c>.</summary>
    public string FileName => NameOf(Day, Key);

    public static long DayOf(long timeMs) => (timeMs / DayMs) - (timeMs % DayMs < 0 ? 1 : 0);

    /// <summary>The first day of the month that a day is in, and that of the next; outside the calendar each day is its own month.</summary>
    public static (long First, long Next) MonthOf(long day)
    {
        if (day is < 0 or >= LastDay)
        {
            return (day, day + 1);
        }

        DateTime date = DateTime.UnixEpoch.AddDays(day);
        long first = day - (date.Day - 1);
        return (first, first + DateTime.DaysInMonth(date.Year, date.Month));
    }

    public static string NameOf(long day, long key)
    {
        // Whatever a node claims, the name stays one: outside the calendar the number of the day is the name.
        string date = day is >= 0 and < LastDay
            ? DateTime.UnixEpoch.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : "day" + day.ToString(CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{date}-{key:000000}{SegmentFormat.Extension}");
    }
}
