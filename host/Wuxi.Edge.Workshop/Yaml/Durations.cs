using System.Globalization;

namespace Wuxi.Edge.Workshop.Yaml;

/// <summary>Durations as our files write them: a number and <c>ms</c>, <c>s</c>, <c>min</c> or <c>h</c>, without a space.</summary>
public static class Durations
{
    private static readonly (string Suffix, long Ms)[] Units = [("ms", 1), ("min", 60_000), ("s", 1000), ("h", 3_600_000)];

    /// <summary>Reads a duration. False when it is not one, is negative, or does not fit.</summary>
    public static bool TryParseMs(string text, out long ms)
    {
        foreach ((string suffix, long unit) in Units)
        {
            if (text.EndsWith(suffix, StringComparison.Ordinal))
            {
                string number = text[..^suffix.Length];
                if (decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value) &&
                    value <= 1_000_000_000)
                {
                    ms = (long)(value * unit);
                    return true;
                }

                break;
            }
        }

        ms = 0;
        return false;
    }

    /// <summary>The shortest exact form, e.g. <c>1500ms</c>, <c>5s</c>.</summary>
    public static string Format(long ms)
    {
        if (ms == 0)
        {
            return "0s";
        }

        foreach ((string suffix, long unit) in Units.OrderByDescending(entry => entry.Ms))
        {
            if (ms % unit == 0)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{ms / unit}{suffix}");
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"{ms}ms");
    }
}
