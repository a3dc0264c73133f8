using NodaTime;

namespace Wuxi.Edge.Historian.Queries;

/// <summary>Where local hours, days, weeks, months and years begin, as instants.</summary>
public static class CalendarBoundaries
{
    /// <summary>The boundaries of all intervals that touch a span of time, the beginning of the first and the end of the last included.</summary>
    /// <param name="timeZone">IANA name, e.g. <c>Asia/Shanghai</c>.</param>
    /// <param name="unit">Which intervals.</param>
    /// <param name="fromMs">Beginning of the span, UTC ms.</param>
    /// <param name="toMs">Its end, exclusive.</param>
    /// <exception cref="ArgumentException">There is no such time zone, or the span is empty.</exception>
    public static IReadOnlyList<long> Of(string timeZone, CalendarUnit unit, long fromMs, long toMs)
    {
        DateTimeZone zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone)
            ?? throw new ArgumentException($"'{timeZone}' is not a time zone; expected an IANA name such as Asia/Shanghai", nameof(timeZone));
        if (toMs <= fromMs)
        {
            throw new ArgumentException($"the span from {fromMs} to {toMs} is empty", nameof(toMs));
        }

        LocalDateTime start = Floor(Instant.FromUnixTimeMilliseconds(fromMs).InZone(zone).LocalDateTime, unit);
        var boundaries = new List<long>();
        for (int i = 0; boundaries.Count == 0 || boundaries[^1] < toMs; i++)
        {
            long ms = zone.AtLeniently(start.Plus(Length(unit, i))).ToInstant().ToUnixTimeMilliseconds();
            // An hour that summer time leaves out would begin where the next one does.
            if (boundaries.Count == 0 || ms > boundaries[^1])
            {
                boundaries.Add(ms);
            }
        }

        return boundaries;
    }

    private static LocalDateTime Floor(LocalDateTime time, CalendarUnit unit)
    {
        LocalDate date = time.Date;
        return unit switch
        {
            CalendarUnit.Hour => date.At(new LocalTime(time.Hour, 0)),
            CalendarUnit.Day => date.AtMidnight(),
            CalendarUnit.Week => date.PlusDays(1 - (int)date.DayOfWeek).AtMidnight(),
            CalendarUnit.Month => new LocalDate(date.Year, date.Month, 1).AtMidnight(),
            CalendarUnit.Year => new LocalDate(date.Year, 1, 1).AtMidnight(),
            _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "no such interval"),
        };
    }

    private static Period Length(CalendarUnit unit, int count) => unit switch
    {
        CalendarUnit.Hour => Period.FromHours(count),
        CalendarUnit.Day => Period.FromDays(count),
        CalendarUnit.Week => Period.FromWeeks(count),
        CalendarUnit.Month => Period.FromMonths(count),
        _ => Period.FromYears(count),
    };
}
