using System.Globalization;
using NodaTime;
using NodaTime.TimeZones;

namespace Wuxi.Edge.Cli.History;

/// <summary>Reads and writes instants for people: ISO 8601 in one time zone. Not thread safe.</summary>
internal sealed class TimeText(string zone)
{
    private const long FirstMs = -62_135_596_800_000 + 86_400_000;
    private const long LastMs = 253_402_300_799_999 - 86_400_000;

    private static readonly string[] ZonedForms =
    [
        "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFK",
    ];

    private static readonly string[] LocalForms =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFF", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss",
    ];

    private readonly DateTimeZone _zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone)
        ?? throw new FormatException($"found time zone '{zone}', expected an IANA name such as Asia/Shanghai");

    // Times come in order: nearly all are of the interval of the one before.
    private long _fromMs = long.MaxValue;
    private long _toMs = long.MinValue;
    private long _offsetMs;
    private string _offset = "";

    /// <summary>IANA name of the zone.</summary>
    public string Zone => zone;

    /// <summary>Reads UTC milliseconds, or ISO 8601 with or without a zone; without, it is local time.</summary>
    /// <exception cref="FormatException">It is neither.</exception>
    public long Parse(string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long ms) && text.Length != 4)
        {
            return ms;
        }

        if (DateTime.TryParseExact(text, LocalForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime local))
        {
            return _zone.AtLeniently(LocalDateTime.FromDateTime(local)).ToInstant().ToUnixTimeMilliseconds();
        }

        return DateTimeOffset.TryParseExact(text, ZonedForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset zoned)
            ? zoned.ToUnixTimeMilliseconds()
            : throw new FormatException($"found '{text}', expected a time such as 2026-06-01, 2026-06-01T08:00, 2026-06-01T08:00:00+08:00, or milliseconds of UTC");
    }

    /// <summary>An instant with its offset, to the millisecond; beyond the calendar the milliseconds themselves.</summary>
    public string Format(long ms)
    {
        if (ms is < FirstMs or > LastMs)
        {
            return ms.ToString(CultureInfo.InvariantCulture);
        }

        if (ms < _fromMs || ms >= _toMs)
        {
            ZoneInterval interval = _zone.GetZoneInterval(Instant.FromUnixTimeMilliseconds(ms));
            _fromMs = interval.HasStart ? interval.Start.ToUnixTimeMilliseconds() : long.MinValue;
            _toMs = interval.HasEnd ? interval.End.ToUnixTimeMilliseconds() : long.MaxValue;
            _offsetMs = (long)interval.WallOffset.Seconds * 1000;
            var offset = TimeSpan.FromSeconds(interval.WallOffset.Seconds);
            _offset = offset == TimeSpan.Zero ? "Z" : (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString(offset.Seconds == 0 ? @"hh\:mm" : @"hh\:mm\:ss", CultureInfo.InvariantCulture);
        }

        return DateTime.UnixEpoch.AddMilliseconds(ms + _offsetMs).ToString("yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture) + _offset;
    }
}
