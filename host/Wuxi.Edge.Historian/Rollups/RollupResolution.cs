namespace Wuxi.Edge.Historian.Rollups;

/// <summary>Lengths of windows that are kept, ms. Days and longer are sums of hours: whose day it is, is a matter of the time zone.</summary>
internal static class RollupResolution
{
    public const int MinuteMs = 60_000;

    public const int HourMs = 3_600_000;

    /// <summary>In the order in which they are written.</summary>
    public static readonly int[] All = [MinuteMs, HourMs];

    /// <summary>Number of the window of an instant.</summary>
    public static long WindowOf(long timeMs, int resolutionMs)
    {
        long window = timeMs / resolutionMs;
        return window * resolutionMs > timeMs ? window - 1 : window;
    }
}
