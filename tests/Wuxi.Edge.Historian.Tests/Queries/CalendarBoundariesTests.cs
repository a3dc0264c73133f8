using System.Globalization;
using Wuxi.Edge.Historian.Queries;

namespace Wuxi.Edge.Historian.Tests.Queries;

public class CalendarBoundariesTests
{
    [Theory]
    [InlineData("Asia/Shanghai", CalendarUnit.Day, "2026-11-30T15:59Z", "2026-11-30T16:01Z", "2026-11-29T16:00Z 2026-11-30T16:00Z 2026-12-01T16:00Z")]
    [InlineData("Asia/Shanghai", CalendarUnit.Hour, "2026-11-30T00:30Z", "2026-11-30T02:00Z", "2026-11-30T00:00Z 2026-11-30T01:00Z 2026-11-30T02:00Z")]
    [InlineData("Asia/Shanghai", CalendarUnit.Week, "2026-12-02T00:00Z", "2026-12-03T00:00Z", "2026-11-29T16:00Z 2026-12-06T16:00Z")]
    [InlineData("Asia/Shanghai", CalendarUnit.Month, "2026-01-31T16:00Z", "2026-03-01T00:00Z", "2026-01-31T16:00Z 2026-02-28T16:00Z 2026-03-31T16:00Z")]
    [InlineData("Asia/Shanghai", CalendarUnit.Year, "2026-06-01T00:00Z", "2026-06-02T00:00Z", "2025-12-31T16:00Z 2026-12-31T16:00Z")]
    // A day of 23 hours, and the hour that it leaves out.
    [InlineData("Europe/Berlin", CalendarUnit.Day, "2026-03-29T10:00Z", "2026-03-29T11:00Z", "2026-03-28T23:00Z 2026-03-29T22:00Z")]
    [InlineData("Europe/Berlin", CalendarUnit.Hour, "2026-03-29T00:10Z", "2026-03-29T02:00Z", "2026-03-29T00:00Z 2026-03-29T01:00Z 2026-03-29T02:00Z")]
    [InlineData("Asia/Kolkata", CalendarUnit.Hour, "2026-03-29T00:10Z", "2026-03-29T00:40Z", "2026-03-28T23:30Z 2026-03-29T00:30Z 2026-03-29T01:30Z")]
    public void Intervals_of_the_local_calendar(string zone, CalendarUnit unit, string from, string to, string expected)
    {
        IReadOnlyList<long> boundaries = CalendarBoundaries.Of(zone, unit, Ms(from), Ms(to));
        Assert.Equal(expected, string.Join(' ', boundaries.Select(ms => DateTimeOffset.FromUnixTimeMilliseconds(ms).ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture))));
    }

    [Fact]
    public void What_is_no_time_zone_is_named()
    {
        Assert.Contains("'Asia/Wuxi' is not a time zone", Assert.Throws<ArgumentException>(() => CalendarBoundaries.Of("Asia/Wuxi", CalendarUnit.Day, 0, 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => CalendarBoundaries.Of("Asia/Shanghai", CalendarUnit.Day, 1, 1));
    }

    private static long Ms(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
}
