using System.Globalization;
using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Console;

/// <summary>Turns values, times and states into what the console shows. Pure; thread safe.</summary>
public static class ConsoleFormat
{
    /// <summary>A value with as many decimals as its point's resolution has; "–" for none.</summary>
    public static string Value(Point point, PointValue value) => value.Kind switch
    {
        ValueKind.None => "–",
        ValueKind.Text => value.Text!,
        ValueKind.Boolean => value.Bits != 0 ? "1" : "0",
        _ => Number(value.Number!.Value, point.Resolution),
    };

    /// <summary>A number with as many decimals as <paramref name="resolution"/> has, at most 6.</summary>
    public static string Number(double value, double resolution)
    {
        int decimals = resolution >= 1 ? 0 : Math.Clamp((int)Math.Ceiling(-Math.Log10(resolution) - 1e-9), 0, 6);
        return value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    /// <summary>UCUM codes as people write them.</summary>
    public static string Unit(string ucum) => ucum switch
    {
        "1" => "",
        "kW.h" => "kWh",
        "kV.A" => "kVA",
        "m/s2" => "m/s²",
        "ug/m3" => "µg/m³",
        "1/m" => "m⁻¹",
        "Cel" => "°C",
        "m3" => "m³",
        "m3/h" => "m³/h",
        "[ppm]" => "ppm",
        "dB[SPL]" => "dB",
        "dB{mW}" => "dBm",
        "By" => "B",
        _ => ucum,
    };

    /// <summary>How long ago, in the largest unit that fits.</summary>
    public static string Age(ConsoleText text, long fromMs, long nowMs)
    {
        if (fromMs == 0)
        {
            return text.Of("从未", "never");
        }

        double seconds = Math.Max(0, (nowMs - fromMs) / 1000.0);
        FormattableString age = seconds switch
        {
            < 10 => $"{seconds:F1} s",
            < 120 => $"{seconds:F0} s",
            < 7200 => $"{seconds / 60:F0} min",
            < 172_800 => $"{seconds / 3600:F0} h",
            _ => $"{seconds / 86_400:F0} d",
        };
        return age.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Local time of the workshop, <c>yyyy-MM-dd HH:mm:ss</c>; "–" for 0.</summary>
    public static string Time(TimeZoneInfo zone, long ms) => ms == 0
        ? "–"
        : Local(zone, ms).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>Local time of the workshop.</summary>
    public static DateTime Local(TimeZoneInfo zone, long ms) =>
        TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(ms), zone).DateTime;

    /// <summary>A version of settings.</summary>
    public static string Version(uint version) => version.ToString("X8", CultureInfo.InvariantCulture);

    /// <summary>A count, with thousands separated.</summary>
    public static string Count(ulong count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A count, with thousands separated.</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
